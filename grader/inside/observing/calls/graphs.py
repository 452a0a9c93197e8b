"""What a student's tf.function does with a model: seen once, while it is traced, and true of every call."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from ..arrays.layouts import Array
from ..scanning.values import as_array


@dataclass
class Traced:
    """The models that a function asks, and what it does with their answers."""

    models: WeakSet[Any] = field(default_factory=WeakSet)
    picks: bool = False  #: Whether it picks the largest of something.


class Graphs:
    """
    Remembers that of every tf.function.

    AutoGraph compiles such functions from their source text, so that no call in them passes our recorder: the
    operation itself is hooked.
    """

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[Any, Traced] = WeakKeyDictionary()
        self._working: list[Any] = []

    @contextmanager
    def entered(self, function: Any) -> Iterator[None]:
        """While this lasts, what is traced belongs to *function* and to those that called it."""
        self._working.append(function)
        try:
            yield
        finally:
            self._working.pop()

    def asked(self, model: Any) -> None:
        """A model is called, not for training, in what is being traced."""
        for function in self._working:
            self._of.setdefault(function, Traced()).models.add(model)

    def picked(self, values: Any) -> None:
        """The largest of *values* is picked; of interest are those that have no numbers yet."""
        if self._working and is_symbolic(values):
            for function in self._working:
                self._of.setdefault(function, Traced()).picks = True

    def of(self, function: Any) -> Traced | None:
        """Return what *function* was seen to do, if it asks a model."""
        traced = self._of.get(function)
        return traced if traced is not None and len(traced.models) else None


def arrays_in(value: Any) -> list[Array]:
    """Return the arrays that a function was given or gives back, alone or in a list, tuple or dict."""
    items = list(value.values()) if isinstance(value, dict) else value
    each = items if isinstance(items, list | tuple) else [items]
    return [array for item in each if (array := as_array(item)) is not None]


def is_symbolic(value: Any) -> bool:
    """Whether *value* is a tensor in a graph, which has no numbers."""
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow is not None and tensorflow.is_symbolic_tensor(value)
