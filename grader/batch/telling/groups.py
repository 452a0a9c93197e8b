"""What only shows when a whole class is looked at: checks, hand-ins that are the same, long runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...records import Status
from ..records import CheckMark, Standing

SLOWEST = 5
SIZEABLE = 20  #: Students for whom a check is decided, from which on one that tells nobody apart is odd.
WIDTH = 1000.0  #: Of a bar.

#: Name of a part of the bar, which is also the shape beside it, and the statuses in it.
PARTS: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("passed", "passed", (Status.PASSED,)),
    ("partial", "partial", (Status.PARTIAL,)),
    ("failed", "failed", (Status.FAILED,)),
    ("not-attempted", "not attempted", (Status.NOT_ATTEMPTED, Status.SKIPPED)),
    ("pending", "waiting", (Status.PENDING, Status.ERROR)),
)


class Part(NamedTuple):
    """A piece of a bar: how many students it stands for, and where it lies."""

    mark: str
    label: str
    students: int
    start: float
    length: float


class Tally(NamedTuple):
    """How a class did at one check."""

    id: str
    title: str
    rate: str  #: "83 %" of those for whom it was decided; empty where it was decided for nobody.
    doubt: str  #: Why it is probably broken; mostly empty.
    parts: tuple[Part, ...]


def tallies(graded: Iterable[Standing]) -> list[Tally]:
    """Return how the class did at each check, in the rubric's order."""
    marks: dict[str, list[CheckMark]] = {}
    # Kinds of hand-ins differ in their checks; those with the most show the order best.
    for one in sorted(graded, key=lambda one: -len(one.checks)):
        for mark in one.checks:
            marks.setdefault(mark.id, []).append(mark)
    return [_tally(id_, each) for id_, each in marks.items()]


def _tally(id_: str, marks: Sequence[CheckMark]) -> Tally:
    statuses = [mark.status for mark in marks]
    parts: list[Part] = []
    start = 0.0
    for shape, label, within in PARTS:
        count = sum(status in within for status in statuses)
        length = WIDTH * count / len(statuses)
        parts.append(Part(shape, label, count, round(start, 1), round(length, 1)))
        start += length
    decided = len(statuses) - parts[-1].students
    rate = f"{100 * parts[0].students / decided:.0f} %" if decided else ""
    return Tally(id_, marks[0].title, rate, _doubt(parts, decided), tuple(parts))


def _doubt(parts: Sequence[Part], decided: int) -> str:
    """Return why a check that tells nobody apart in a sizeable class is probably broken."""
    earned = parts[0].students + parts[1].students
    if decided >= SIZEABLE and earned == 0:
        return f"Nobody of {decided} earned anything here: this check, or what was asked, is probably broken."
    if decided >= SIZEABLE and parts[0].students == decided:
        return f"All {decided} passed: this check tells nobody apart. It is probably too easy, or broken."
    return ""


def identical(standings: Iterable[Standing]) -> list[tuple[str, ...]]:
    """Return the groups of students whose hand-ins are the same, each group once."""
    groups = {tuple(sorted({one.student, *one.alike})) for one in standings if one.alike}
    return sorted(groups)


def slowest(standings: Iterable[Standing]) -> list[Standing]:
    """Return those whose runs took longest, the longest first."""
    ran = [one for one in standings if one.seconds > 0]
    return sorted(ran, key=lambda one: -one.seconds)[:SLOWEST]
