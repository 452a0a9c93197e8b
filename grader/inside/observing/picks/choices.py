"""A call that may have chosen the largest of some values: which values, and what it answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..calls.given import array_of
from ..scanning.values import as_array, is_frame
from .items import by_key, by_pairs, number_of

LARGEST = 4_000_000  #: Numbers looked at; no prediction has as many.


@dataclass(frozen=True)
class Call:
    """A call of the student's, what it returned, and what its key function said of each item."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    result: Any
    keys: list[tuple[Any, Any]] = field(default_factory=list)

    @property
    def owner(self) -> Any:
        """What the method belongs to, if it is one."""
        return getattr(self.function, "__self__", None)

    @property
    def subject(self) -> Any:
        """The values looked at: those of a method's owner, else the first argument."""
        if self.owner is not None and as_array(self.owner) is not None:
            return self.owner
        names = ("a", "x", "input", "values", "array", "tensor", "condition", "arr")
        given = (self.kwargs[name] for name in names if name in self.kwargs)
        return self.args[0] if self.args else next(given, None)


@dataclass(frozen=True)
class Choice:
    """`answers`, one a row, are where the `values` are largest; unless `sure`, only of a prediction."""

    function: str  #: As facts.Pick has it.
    values: Any
    answers: list[int]
    sure: bool = True


def choices(kind: str, call: Call) -> list[Choice]:
    """Return the ways to read a call as a choice of the largest, the likeliest first."""
    looked_at = as_array(call.subject)
    if looked_at is not None and looked_at.size > LARGEST:
        return []
    return [choice for choice in _READERS[kind](call) if choice.values is not None]


def _argmax(call: Call) -> Iterator[Choice]:
    yield Choice("argmax", call.subject, integers(call.result))


def _argmin(call: Call) -> Iterator[Choice]:
    """The smallest of what was turned round is the largest of what it was."""
    yield Choice("argmax", _turned(call.subject), integers(call.result), sure=False)


def _argsort(call: Call) -> Iterator[Choice]:
    for number, values in enumerate((call.subject, _turned(call.subject))):
        yield Choice("argsort", values, _largest_end(values, call.result), sure=number == 0)


def _argpartition(call: Call) -> Iterator[Choice]:
    yield from (Choice("argsort", each.values, each.answers, sure=False) for each in _argsort(call))


def _top_k(call: Call) -> Iterator[Choice]:
    if isinstance(call.result, tuple) and len(call.result) == 2:
        indices = as_array(call.result[1])
        if indices is not None and indices.ndim and indices.size:
            yield Choice("argsort", call.subject, integers(indices[..., 0]))


def _where(call: Call) -> Iterator[Choice]:
    """`np.where(p == p.max())`, nonzero and the like: the column of each hit, or its only number."""
    if len(call.args) + len(call.kwargs) > 1:
        return
    hits = as_array(call.result[-1] if isinstance(call.result, tuple) and call.result else call.result)
    if hits is not None and hits.size:
        yield Choice("index", call.subject, integers(hits[:, -1] if hits.ndim == 2 else hits), sure=False)


def _index(call: Call) -> Iterator[Choice]:
    if isinstance(call.owner, list | tuple) and call.args and _is_largest(call.args[0], call.owner):
        yield Choice("index", call.owner, integers(call.result))


def _max(call: Call) -> Iterator[Choice]:
    found = by_key(call.keys, call.result) if call.keys else by_pairs(call.args, call.result)
    if found:
        yield Choice("max", *found, sure=_are_numbered(call.keys))


def _sorted(call: Call) -> Iterator[Choice]:
    """In falling order the largest is the first; in rising order, the last."""
    if isinstance(call.result, list) and call.result:
        for end in (call.result[0], call.result[-1]):
            if found := by_key(call.keys, end) if call.keys else by_pairs(call.args, end):
                values, answers = found
                for way in (values, -values):
                    if answers == [int(np.argmax(way))]:
                        yield Choice("sorted", way, answers, sure=way is values and _are_numbered(call.keys))


def _nlargest(call: Call) -> Iterator[Choice]:
    if is_frame(call.owner):
        if is_frame(call.result) and len(call.result) and getattr(call.owner, "ndim", 0) == 1:
            yield Choice("argsort", call.owner, [int(call.owner.index.get_loc(call.result.index[0]))])
    elif isinstance(call.result, list) and call.result:
        first = call.result[0]
        found = by_key(call.keys, first) if call.keys else by_pairs(call.args[1:2], first)
        if found:
            yield Choice("sorted", *found, sure=False)


def _most_common(call: Call) -> Iterator[Choice]:
    if isinstance(call.owner, dict) and isinstance(call.result, list) and call.result:
        found = by_pairs((list(call.owner.items()),), call.result[0])
        if found:
            yield Choice("sorted", *found, sure=False)


_READERS: dict[str, Callable[[Call], Iterator[Choice]]] = {
    "argmax": _argmax,
    "argmin": _argmin,
    "argsort": _argsort,
    "argpartition": _argpartition,
    "top_k": _top_k,
    "where": _where,
    "index": _index,
    "max": _max,
    "sorted": _sorted,
    "nlargest": _nlargest,
    "most_common": _most_common,
}


def integers(values: Any) -> list[int]:
    """Return whole numbers as a flat list; nothing where they are something else."""
    array = as_array(values)
    if array is None and (number := number_of(values)) is not None:
        return [number]
    flat = np.asarray(values if array is None else array).ravel()
    return [int(value) for value in flat.tolist()] if flat.dtype.kind in "iu" else []


def _are_numbered(keys: list[tuple[Any, Any]]) -> bool:
    return bool(keys) and number_of(keys[0][0]) is not None


def _turned(values: Any) -> Array | None:
    array = array_of(values)
    return -array if array is not None and array.dtype.kind == "f" else None


def _largest_end(values: Any, order: Any) -> list[int]:
    """The end of each row's *order* where its largest value is; the last one where neither is."""
    array, ordered = array_of(values), as_array(order)
    if ordered is None or not ordered.size or not ordered.ndim:
        return []
    if array is not None and array.shape == ordered.shape and ordered.max() < array.shape[-1]:
        sorted_values = np.take_along_axis(array, ordered, axis=-1)
        for end in (-1, 0):
            if (sorted_values[..., end] == array.max(axis=-1)).all():
                return integers(ordered[..., end])
    return integers(ordered[..., -1])


def _is_largest(value: Any, values: Any) -> bool:
    try:
        return bool(value == max(values))
    except (TypeError, ValueError):
        return False
