"""An error that many meet, and what is to be known of it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Known"]


class Known(NamedTuple):
    """An error that many meet."""

    pattern: str  #: Of "Name: message".
    advice: str  #: What changed or is meant, and where to look: in words, never the solution.
