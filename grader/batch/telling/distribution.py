"""How the percentages of a class are spread."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ..marks.standings import percent_of
from ..records import Standing

WIDTH = 1000.0  #: Of the longest bar.


class Band(NamedTuple):
    """Ten percent points, and how many students are there."""

    label: str
    students: int
    length: float  #: Of its bar, 0 to WIDTH.


def bands(graded: Sequence[Standing]) -> list[Band]:
    """Return ten bands, the best first; full marks belong to the best."""
    counts = [0] * 10
    for share in _shares(graded):
        counts[max(0, min(9, int(share // 10)))] += 1
    most = max(1, *counts)
    return [
        Band(f"{10 * n} to {10 * n + (10 if n == 9 else 9)} %", counts[n], round(WIDTH * counts[n] / most, 1))
        for n in reversed(range(10))
    ]


def summary(graded: Sequence[Standing]) -> str | None:
    """Return the middle and the ends of the class as a sentence; None where nothing was decided."""
    shares = _shares(graded)
    if not shares:
        return None
    if len(shares) == 1:
        return f"One student has {shares[0]:.0f} % of the points that are decided."
    middle, low, high = median(shares), min(shares), max(shares)
    return (
        f"Of the points that are decided, the student in the middle has {middle:.0f} %, "
        f"the lowest {low:.0f} % and the highest {high:.0f} %."
    )


def _shares(graded: Sequence[Standing]) -> list[float]:
    return [share for share in map(percent_of, graded) if share is not None]
