"""What judging a class again changed, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...reports import words
from ...reports.clean import named, shortened
from ..marks.judging import Change
from ..records import CheckMark, Standing


def lines(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for everybody whose points or marks are others, one for each check below it, and a sum."""
    told = [change for change in changes if _points(change.before) != _points(change.now) or _differ(change)]
    for change in told:
        name = named(shortened(change.now.student, 200))
        yield f"{name}: {_points(change.before)} -> {_points(change.now)}"
        yield from (f"    {line}" for line in _checks(change))
    yield f"{len(told)} changed" if told else "Nothing changed: everybody stands where they stood."


def _points(one: Standing) -> str:
    if one.earned is None:
        return "not graded"
    waiting = f", {words.number(one.pending)} wait" if one.pending else ""
    return f"{words.number(one.earned)} of {words.number(one.possible)}{waiting}"


def _differ(change: Change) -> bool:
    return _marks(change.before) != _marks(change.now)


def _checks(change: Change) -> Iterator[str]:
    before, now = _marks(change.before), _marks(change.now)
    for name in dict.fromkeys([*now, *before]):
        if before.get(name) != now.get(name):
            yield f"{name}: {before.get(name, 'not in the rubric')} -> {now.get(name, 'not in the rubric')}"


def _marks(one: Standing) -> dict[str, str]:
    return {mark.id: _mark(mark) for mark in one.checks}


def _mark(mark: CheckMark) -> str:
    earned = "-" if mark.earned is None else words.number(mark.earned)
    by_hand = ", by a person" if mark.overridden else ""
    return f"{mark.status} {earned}/{words.number(mark.points)}{by_hand}"
