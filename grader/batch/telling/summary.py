"""The last words of a batch, for the person who started it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...reports.clean import named, shortened
from ..records import Standing
from ..similar.found import NOTHING, Found
from .groups import identical, slowest
from .rows import MOST_ALIKE

_SLOW = 30.0  #: Seconds.
_MOST = 10  #: Of any list.
_UNWELL = ("crashed", "killed", "timed-out", "out-of-memory", "too-much-output")


def summary(standings: Sequence[Standing], out: Path, similar: Found = NOTHING) -> Iterator[str]:
    """Yield lines: how many, who was slow or alike, whose run ended badly, who was not graded and why."""
    graded = [one for one in standings if one.outcome == "graded"]
    waiting = sum(one.pending > 0 for one in graded)
    yield f"{len(graded)} of {len(standings)} graded; points of {waiting} wait for a person"
    for one in slowest(graded):
        if one.seconds >= _SLOW:
            yield f"slow: {_name(one)}, {one.seconds:.0f} s"
    yield from _some(f"did not end well: {_name(one)}, {one.run}" for one in graded if one.run in _UNWELL)
    yield from _some(f"identical: {', '.join(map(_shown, group))}" for group in identical(standings))
    yield from _alike(similar)
    yield from _some(f"several files: {_name(one)}: {_shown(one.choice)}" for one in graded if one.choice)
    yield from _some(f"{_name(one)}: {one.note}" for one in standings if one.note)
    left = [one for one in standings if one.outcome != "graded"]
    yield from _some(f"not graded: {_name(one)}: {_whose(one)}{_shown(one.reason)}" for one in left)
    yield f"Class page: {named(str(out / 'index.html'))}"


def _some(lines: Iterator[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:_MOST]
    if len(every) > _MOST:
        yield f"… and {len(every) - _MOST} more like that; the class page has them all"


def _alike(similar: Found) -> Iterator[str]:
    for pair in similar.pairs[:_MOST]:
        first, second = (", ".join(map(_shown, side.students[:MOST_ALIKE])) for side in pair)
        yield f"nearly identical: {first} and {second}, worth a look"
    left = len(similar.pairs) - _MOST + similar.more
    if left > 0:
        yield f"… and {left} more pairs that are nearly identical"


def _whose(one: Standing) -> str:
    return "not the student's fault: " if one.ours else ""


def _name(one: Standing) -> str:
    return _shown(one.student)


def _shown(text: str) -> str:
    return named(shortened(text, 200))
