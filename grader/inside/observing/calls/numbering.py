"""Consecutive numbers."""

from __future__ import annotations

import itertools


class Numbers:
    """1, 2, 3, …"""

    def __init__(self) -> None:
        self._counter = itertools.count(1)

    def next(self) -> int:
        """Return the next number."""
        return next(self._counter)
