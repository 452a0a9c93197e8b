"""The rows of numbers among all that a pair of axes draws that may be one prediction, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from .bars import Group, in_class_order, series_of

LONGEST = 64  #: Numbers in a row.
#: Numbers beside those of the classes: a total, a background, a closed polygon's first again.
MOST_BESIDE = 2
NUMBER = re.compile(r"[-+]?\d*[.,]?\d+(?:[eE][-+]?\d+)?")


def candidates(axes: Any, groups: list[Group], others: Iterable[Array], count: int) -> list[Array]:
    """Return every such row once, in the order drawn and in that of places or labels; of *count* classes."""
    rows = _all_rows(axes, groups, others, count)
    return list({row.tobytes(): row for row in rows if np.isfinite(row).all()}.values())


def _all_rows(axes: Any, groups: list[Group], others: Iterable[Array], count: int) -> Iterator[Array]:
    for group in series_of(groups):
        yield from _rows([bar.length for bar in group], count)
        yield from _rows([bar.end for bar in group], count)
        if len(group) == count:
            yield np.array([bar.length for bar in sorted(group, key=lambda bar: bar.place)])
            yield from _rows(in_class_order(group, axes) or [], count)
    for numbers in others:
        yield from _rows(numbers, count)


def numbers_in_texts(axes: Any) -> list[Array]:
    """Return the numbers that stand in the rows and columns of tables, and in loose texts."""
    rows: list[list[str]] = []
    for table in axes.tables:
        cells = {place: cell.get_text().get_text() for place, cell in table.get_celld().items()}
        for axis in (0, 1):
            lines = sorted({place[axis] for place in cells})
            rows += [[cells[place] for place in sorted(cells) if place[axis] == line] for line in lines]
    rows.append([text.get_text() for text in axes.texts])
    return [row for texts in rows if (row := _numbers(texts)).size]


def _numbers(texts: list[str]) -> Array:
    """The number in each text that holds just one."""
    found = [NUMBER.findall(text) for text in texts]
    return np.array([float(each[0].replace(",", ".")) for each in found if len(each) == 1])


def _rows(numbers: Any, count: int) -> Iterator[Array]:
    row = np.asarray(numbers, np.float64)
    if 1 < len(row) <= LONGEST:
        yield row
    if count < len(row) <= count + MOST_BESIDE:
        yield row[:count]
        yield row[-count:]
