"""One call that may have chosen the largest of some values: which values, and what it answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..scanning.values import as_array


@dataclass(frozen=True)
class Choice:
    """The values looked at, as the student passed them, and the result."""

    function: str
    values: Any
    result: Any

    def answers(self, smallest_first: bool) -> list[int]:
        """Return the numbers answered, one a row; of a sorted order the end that is largest."""
        if self.function in ("argsort", "sorted"):
            return _of_order(self.function, self.result, smallest_first)
        if self.function == "max":
            return _integers([_item(self.result)])
        return _integers(self.result)


def choice(
    kind: str,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    keys: list[tuple[Any, Any]],
    result: Any,
) -> Choice | None:
    """Return what a call chose from; None where it cannot have been a choice of the largest."""
    if kind in ("max", "sorted"):
        return _by_key(kind, kwargs, keys, result)
    if kind == "index":
        owner = getattr(function, "__self__", None)
        largest = isinstance(owner, list | tuple) and args and _is_largest(args[0], owner)
        return Choice(kind, owner, result) if largest else None
    owner = getattr(function, "__self__", None)
    values = owner if owner is not None and as_array(owner) is not None else _first(args, kwargs)
    return Choice(kind, values, result) if values is not None else None


def _first(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    names = ("a", "x", "input", "values", "array", "tensor")
    return args[0] if args else next((kwargs[name] for name in names if name in kwargs), None)


def _by_key(kind: str, kwargs: dict[str, Any], keys: list[tuple[Any, Any]], result: Any) -> Choice | None:
    """`max(range(10), key=…)`: the keys, in the order of the numbers 0, 1, 2, … they belong to."""
    numbered = sorted((number, value) for item, value in keys if (number := _item(item)) is not None)
    if not numbered or [number for number, _ in numbered] != list(range(len(keys))):
        return None
    if kind == "sorted" and kwargs.get("reverse"):
        result = list(reversed(result))
    return Choice(kind, np.asarray([float(value) for _, value in numbered]), result)


def _is_largest(value: Any, values: Any) -> bool:
    try:
        return bool(value == max(values))
    except (TypeError, ValueError):
        return False


def _item(item: Any) -> int | None:
    """The number of an item: itself, or the first of a pair from enumerate."""
    first = item[0] if isinstance(item, tuple) and item else item
    return int(first) if isinstance(first, int | np.integer) and not isinstance(first, bool) else None


def _of_order(function: str, result: Any, smallest_first: bool) -> list[int]:
    order = [_item(item) for item in result] if function == "sorted" else as_array(result)
    if order is None or len(order) == 0:
        return []
    largest = -1 if smallest_first else 0
    ends = np.asarray(order)
    return _integers(ends[..., largest])


def _integers(values: Any) -> list[int]:
    array = as_array(values)
    flat = np.asarray(values if array is None else array).ravel()
    return [int(value) for value in flat.tolist()] if flat.dtype.kind in "iu" else []
