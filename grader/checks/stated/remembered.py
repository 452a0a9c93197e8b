"""What is read of a text is asked for by many checks: made once, and forgotten before it is too much."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

__all__ = ["remembered"]

_MOST = 20_000  # Texts; those of one submission are fewer.
_LARGEST = 1_000_000  # Characters of them all: ten times what is read of one submission.

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


def remembered(length: Callable[[Any], int]) -> Callable[[Callable[[Key], Made]], Callable[[Key], Made]]:
    """Let a function of one argument, whose text is of this length, make its result for each only once."""

    def decorated(make: Callable[[Key], Made]) -> Callable[[Key], Made]:
        known: dict[Key, Made] = {}
        size = 0

        @wraps(make)
        def remembering(key: Key) -> Made:
            nonlocal size
            if key in known:
                return known[key]
            size += length(key)
            if size > _LARGEST or len(known) >= _MOST:
                known.clear()
                size = length(key)
            known[key] = make(key)
            return known[key]

        return remembering

    return decorated
