"""What rows of a data set amount to: the `Content` of a fact, as plain fields."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from .layouts import Array
from .pictures import UNKNOWN

Content = dict[str, Any]  #: The fields of facts.Content.
Part = Literal["images", "labels"]


def content(dataset: str, part: Part, positions: Array, train: int, test: int) -> Content:
    """
    Describe rows at *positions* of a data set with *train* and *test* rows.

    Positions count through both splits, training first; UNKNOWN is a row of neither.
    """
    known = positions[positions != UNKNOWN]
    in_train = int((known < train).sum())
    fields: Content = {
        "dataset": dataset,
        "part": part,
        "train": in_train,
        "test": len(known) - in_train,
        "unknown": len(positions) - len(known),
        "order": _order(positions, train, train + test),
    }
    if len(positions) == 1 and len(known):
        fields["index"] = place(int(known[0]), train)[1]
    return fields


def place(position: int, train: int) -> tuple[Literal["train", "test"], int]:
    """Return the split and the row number inside it of a *position*."""
    return ("train", position) if position < train else ("test", position - train)


def _order(positions: Array, train: int, total: int) -> str:
    if not len(positions) or (positions == UNKNOWN).any():
        return "other"
    steps = np.diff(positions)
    first, last = int(positions[0]), int(positions[-1])
    if (steps == 1).all() and first in (0, train) and last in (train - 1, total - 1):
        return "original"
    if len(steps) == 0 or (steps[0] > 0 and (steps == steps[0]).all()):
        return "slice"
    every_row_once = len(np.unique(positions)) == len(positions)
    return "shuffled" if every_row_once and (steps < 0).any() else "other"
