"""All arrays that a namespace holds, also one or two levels down in lists, tuples, dicts and objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..arrays.layouts import Array
from ..arrays.sampling import ROWS, Signature, signature, spread
from .attributes import attributes_of
from .values import as_array, is_frame, stacked

DEEPEST = 2
WIDEST = 16  #: A longer list or tuple is one array or nothing.
NOT_THEIRS = frozenset({"In", "Out", "exit", "quit", "get_ipython"})
_KEPT_BY_IPYTHON = re.compile(r"_(_|__|\d+|i+\d*|ih|oh|dh|exit_code)|__.+__")


class Found(NamedTuple):
    """An array under a name; `whole` is called only when `signature` says that it is new."""

    name: str
    signature: tuple[int, Signature]
    whole: Callable[[], Array | None]


def their_names(namespace: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the names a student gave, with what they stand for."""
    return [
        (name, value)
        for name, value in list(namespace.items())
        if name not in NOT_THEIRS and not _KEPT_BY_IPYTHON.fullmatch(name)
    ]


def parts_of(name: str, value: Any) -> list[tuple[str, Any]]:
    """Return what a short list, tuple or dict, or an object of the student's own holds, by its name there."""
    if isinstance(value, dict):
        parts = [(f"{name}[{key!r}]", part) for key, part in value.items()] if len(value) <= WIDEST else []
    elif isinstance(value, list | tuple):
        parts = [(f"{name}[{i}]", part) for i, part in enumerate(value)] if len(value) <= WIDEST else []
    else:
        parts = [(f"{name}.{key}", part) for key, part in attributes_of(value)]
    return parts


def arrays_of(name: str, value: Any, depth: int = 0) -> Iterator[Found]:
    """Yield every array that *value*, called *name*, is or holds; modules are not looked into."""
    if is_frame(value):
        sample = as_array(value.iloc[spread(len(value), ROWS)])
        yield _found(name, len(value), sample, lambda: as_array(value))
    elif isinstance(value, list | tuple) and len(value) > WIDEST:
        sample = stacked([value[i] for i in spread(len(value), ROWS).tolist()])
        if sample is not None:
            yield _found(name, len(value), sample, lambda: stacked(list(value)))
    elif (array := as_array(value)) is not None:
        if array.ndim:
            yield _found(name, len(array), array, lambda: array)
    elif depth < DEEPEST:
        for inner_name, inner in parts_of(name, value):
            yield from arrays_of(inner_name, inner, depth + 1)


def _found(name: str, length: int, sample: Array | None, whole: Callable[[], Array | None]) -> Found:
    assert sample is not None, "the caller has seen that it is an array"
    return Found(name, (length, signature(sample)), whole)
