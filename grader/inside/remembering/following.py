"""Who is told how a call of fit goes, as the loops know them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Follower(Protocol):
    """Follows one call, and may play what is remembered of it."""

    def stands_in(self, batches: int, prepare: Callable[[], None]) -> Any:
        """
        Return what stands for the iterator over epochs of so many *batches*; None where nothing does.

        *prepare* makes the variables that a first step would make.
        """

    def validates(self) -> Any:
        """Return what stands for the iterator over data to validate with; None where nothing does."""

    def took(self, trains: bool, first: int, end: int, logs: dict[str, Any]) -> None:
        """A call took the steps from batch *first* to *end*, and returned *logs*."""

    def missed(self) -> None:
        """Some of its steps are taken elsewhere."""


class Nobody:
    """Follows nothing and remembers nothing."""

    def stands_in(self, _batches: int, _prepare: Callable[[], None]) -> None:
        """Return None: nothing does."""

    def validates(self) -> None:
        """Return None: nothing does."""

    def took(self, _trains: bool, _first: int, _end: int, _logs: dict[str, Any]) -> None:
        """Take no note."""

    def missed(self) -> None:
        """Take no note."""
