"""Bars, slices of a pie and steps, as groups of numbers that somebody may have meant as one series."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

FULL_CIRCLE = 360.0
SAME_PLACE = 0.25  #: Of a bar and the tick under it.


@dataclass(frozen=True)
class Bar:
    """One bar: how long it is, where it ends, where it stands, and whether it lies."""

    length: float
    end: float
    place: float
    colour: tuple[float, ...] = ()
    lies: bool = False
    label: str = ""  #: Of a slice; that of a bar stands under it.


Group = list[Bar]


def groups_of(axes: Any) -> list[Group]:
    """Return the bars of each call that drew some, the slices of a pie, and the steps of stairs."""
    containers = [each for each in axes.containers if type(each).__name__ == "BarContainer"]
    groups = [_bars(each) for each in containers]
    return [group for group in (*groups, _slices(axes), *_stairs(axes)) if group]


def series_of(groups: list[Group]) -> Iterator[Group]:
    """Yield what may be one series: each group, all bars together, and those of one colour."""
    yield from groups
    every = [bar for group in groups for bar in group]
    if len(groups) > 1:
        yield every
    for colour in dict.fromkeys(bar.colour for bar in every):
        yield [bar for bar in every if bar.colour == colour]


def in_class_order(group: Group, axes: Any) -> list[float] | None:
    """Return the lengths sorted by labels that count from 0 on; None where they do not."""
    texts = _ticks(axes.yaxis if group[0].lies else axes.xaxis)
    lengths = {(bar.label or _text_at(bar.place, texts)).strip(): bar.length for bar in group}
    wanted = [str(number) for number in range(len(group))]
    return [lengths[label] for label in wanted] if sorted(lengths) == sorted(wanted) else None


def _bars(container: Any) -> Group:
    lies = getattr(container, "orientation", None) == "horizontal"
    return [_bar(patch, lies) for patch in container.patches]


def _bar(patch: Any, lies: bool) -> Bar:
    length, start = (patch.get_width(), patch.get_x()) if lies else (patch.get_height(), patch.get_y())
    side, thick = (patch.get_y(), patch.get_height()) if lies else (patch.get_x(), patch.get_width())
    colour = tuple(float(part) for part in patch.get_facecolor())
    return Bar(float(length), float(start + length), float(side + thick / 2), colour, lies)


def _ticks(axis: Any) -> list[tuple[float, str]]:
    texts = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=False)
    return [(float(place), text.get_text()) for place, text in texts]


def _text_at(place: float, texts: list[tuple[float, str]]) -> str:
    return next((text for at, text in texts if math.isclose(at, place, abs_tol=SAME_PLACE)), "")


def _slices(axes: Any) -> Group:
    wedges = [patch for patch in axes.patches if type(patch).__name__ == "Wedge"]
    shares = [float(wedge.theta2 - wedge.theta1) / FULL_CIRCLE for wedge in wedges]
    return [
        Bar(share, share, place, label=str(wedge.get_label()))
        for place, (share, wedge) in enumerate(zip(shares, wedges, strict=True))
    ]


def _stairs(axes: Any) -> list[Group]:
    steps = [patch.get_data().values for patch in axes.patches if type(patch).__name__ == "StepPatch"]
    return [
        [Bar(float(value), float(value), at) for at, value in enumerate(np.ravel(each))] for each in steps
    ]
