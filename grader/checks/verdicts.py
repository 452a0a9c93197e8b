"""How a check says what it concluded."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypedDict, Unpack

from ..records import RestsOn, Status, Verdict

__all__ = ["Details", "Located", "Spot", "failed", "not_attempted", "partial", "passed", "pending", "skipped"]


class Located(Protocol):
    """Anything that has a place in the submission: most facts."""

    @property
    def cell(self) -> int | None:
        """1-based position of the cell."""

    @property
    def line(self) -> int | None:
        """1-based line inside the cell."""


class Spot(NamedTuple):
    """A place of its own, where no fact stands for it."""

    cell: int | None
    line: int | None


class Details(TypedDict, total=False):
    """What a verdict may say besides its message."""

    expected: str
    found: str
    hint: str | None
    rests_on: RestsOn


def passed(message: str, at: Located | None = None, **details: Unpack[Details]) -> Verdict:
    """It is as it should be."""
    return _verdict(Status.PASSED, message, at, details)


def partial(fraction: float, message: str, at: Located | None = None, **details: Unpack[Details]) -> Verdict:
    """It is partly as it should be: `fraction` of the points."""
    return _verdict(Status.PARTIAL, message, at, details, fraction)


def failed(message: str, at: Located | None = None, **details: Unpack[Details]) -> Verdict:
    """It was attempted, and is not as it should be."""
    return _verdict(Status.FAILED, message, at, details)


def pending(message: str, at: Located | None = None, **details: Unpack[Details]) -> Verdict:
    """A person must look; the points wait, and the message says so."""
    return _verdict(Status.PENDING, f"{message} A person will look.", at, details)


def not_attempted(message: str, hint: str | None = None) -> Verdict:
    """Nothing of the kind was found."""
    return Verdict(status=Status.NOT_ATTEMPTED, message=message, hint=hint)


def skipped(message: str) -> Verdict:
    """Something it needs was attempted and failed."""
    return Verdict(status=Status.SKIPPED, message=message)


def _verdict(
    status: Status, message: str, at: Located | None, details: Details, fraction: float = 1.0
) -> Verdict:
    place = {} if at is None else {"cell": at.cell, "line": at.line}
    return Verdict(status=status, message=message, fraction=fraction, **place, **details)
