"""
Values that were made of a prediction, whatever was done to each: softmax, logarithms, roots, rounding.

All of these keep the order of the values in a row. Ten values have 3,628,800 orders, so that one of them is
as good as a name; where rounding made many values equal, the rows of a whole matrix together still are.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..arrays.layouts import Array

SURE = math.log(100.0)  #: By how much an order must be rarer than the rows that it is compared with.
NOISE = 1e-6  #: Of the range of the values.


class Part(NamedTuple):
    """A matrix, and which row of it is looked at; None for all of them."""

    matrix: Array
    row: int | None


def order_of(values: Array) -> Array:
    """Return where each row's smallest, second smallest, … value is."""
    return np.argsort(values, axis=-1, kind="stable")


def rising(values: Array, order: Array) -> Array:
    """Say of each row of *values* whether it never falls in that *order*; either may have one row only."""
    values, order = np.broadcast_arrays(values.astype(np.float64), order)
    steps = np.diff(np.take_along_axis(values, order, axis=-1), axis=-1)
    noise = NOISE * np.ptp(values, axis=-1, keepdims=True)
    result: Array = (steps >= -noise).all(axis=-1)
    return result


def rarity(row: Array) -> float:
    """Return the logarithm of in how many ways the values of a row can be put in order."""
    _, counts = np.unique(row, return_counts=True)
    return math.lgamma(row.size + 1) - sum(math.lgamma(count + 1) for count in counts.tolist())


def is_rare(row: Array, among: int) -> bool:
    """Whether the order of *row* tells it from *among* others."""
    return rarity(row) >= SURE + math.log(max(among, 1))


def matrix_behind(values: Array) -> Part | None:
    """Return the matrix that *values* are, or are a row of by its address; None for an array of its own."""
    if values.ndim == 2:
        return Part(values, None if len(values) > 1 else 0)
    whole = values.base
    while isinstance(whole, np.ndarray) and whole.ndim != 2:
        whole = whole.base
    if not isinstance(whole, np.ndarray) or whole.shape[1] != values.size or not whole.strides[0]:
        return None
    offset = values.__array_interface__["data"][0] - whole.__array_interface__["data"][0]
    row = int(offset // whole.strides[0])
    return Part(whole, row) if 0 <= row < len(whole) else None
