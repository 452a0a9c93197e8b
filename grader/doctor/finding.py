"""What the doctor says of one thing."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that was looked at. A `mend` beside `ok` is advice, not a complaint."""

    name: str
    ok: bool
    message: str
    mend: str | None = None
