"""When a batch's folder cannot be written any more: said in a sentence, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ...errors import BatchStopped


@contextmanager
def told() -> Iterator[None]:
    """Raise BatchStopped in place of what the system or the ledger raises inside."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise BatchStopped(
            f"Something could not be written or read: {error}. What was done before is kept; give the same"
            " command again to go on."
        ) from error
