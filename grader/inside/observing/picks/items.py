"""Items in a sequence, each with a value: pairs of number and probability, or items and what a key said."""

from __future__ import annotations

from collections.abc import ItemsView, Sequence
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..scanning.values import as_array

MOST = 64  #: Items; more classes than that are none of ours.

Found = tuple[Array, list[int]]  #: The values in the order of the classes, and the class of the item chosen.


def by_key(keys: Sequence[tuple[Any, Any]], chosen: Any) -> Found | None:
    """
    Return the values that a key function gave to each item, and which item was *chosen*.

    Where the items are (or begin with) the numbers 0, 1, 2, …, these are the classes; else their turn is.
    """
    values = [number for _, value in keys if (number := scalar(value)) is not None]
    if not 1 < len(keys) <= MOST or len(values) != len(keys):
        return None
    items = [item for item, _ in keys]
    numbers = [number_of(item) for item in items]
    if sorted(-1 if number is None else number for number in numbers) == list(range(len(items))):
        ordered = sorted(zip(numbers, values, strict=True), key=lambda pair: pair[0] or 0)
        answer = number_of(chosen)
        return np.asarray([value for _, value in ordered]), [] if answer is None else [answer]
    turns = [turn for turn, item in enumerate(items) if item is chosen]
    return np.asarray(values), turns[:1]


def by_pairs(args: Sequence[Any], chosen: Any) -> Found | None:
    """Return the same for pairs such as `zip(p, range(10))` or `d.items()`, compared without a key."""
    sized = len(args) == 1 and isinstance(args[0], list | tuple | ItemsView) and 1 < len(args[0]) <= MOST
    pairs = list(args[0]) if sized else []
    if not pairs or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        return None
    for value_at, number_at in ((0, 1), (1, 0)):
        values = [scalar(pair[value_at]) for pair in pairs]
        keys = [(pair[number_at], value) for pair, value in zip(pairs, values, strict=True)]
        if isinstance(chosen, tuple) and all(isinstance(value, float) for value in values):
            return by_key([(_whole(item), value) for item, value in keys], _whole(chosen[number_at]))
    return None


def number_of(item: Any) -> int | None:
    """Return the number that an item is, or that stands first in a pair; "7" counts as 7."""
    first = item[0] if isinstance(item, tuple) and item else item
    if isinstance(first, str):
        return int(first) if first.isascii() and first.isdigit() and len(first) < 4 else None
    array = as_array(first)
    if array is not None and array.size == 1 and array.dtype.kind in "iu":
        return int(array.reshape(-1)[0])
    return int(first) if isinstance(first, int | np.integer) and not isinstance(first, bool) else None


def scalar(value: Any) -> float | int | None:
    """Return a single number as Python's own; None for anything else."""
    array = as_array(value)
    if array is not None and array.size == 1 and array.dtype.kind in "iuf":
        value = array.reshape(-1)[0]
    if isinstance(value, bool | np.bool_):
        return None
    if isinstance(value, int | np.integer):
        return int(value)
    return float(value) if isinstance(value, float | np.floating) else None


def _whole(item: Any) -> Any:
    """A number as such, so that equal ones are the same; anything else as it is."""
    number = number_of(item)
    return item if number is None else number
