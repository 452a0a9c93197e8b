"""Gradient steps that a student takes without any optimizer: `w.assign_sub(rate * gradient)`."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..scanning.values import as_array

ENOUGH = 3  #: Plain steps in a row; the first one of an optimizer with a momentum is plain, too.
LOOKED_AT = 16  #: Gradients, each with a copy of the weights they belong to.
NEAR = 1e-2  #: How far a change may be from a multiple of the gradient, in weights of few digits.


@dataclass
class SGD:
    """Stands for the optimizer there is none of, and is called what Keras calls it."""

    learning_rate: float
    _trainable_variables: list[Any]

    __hash__ = object.__hash__


@dataclass
class _Moment:
    variable: Callable[[], Any]
    weights: Array
    gradient: Array


class PlainSteps:
    """Compares what the weights did from one gradient to the next with the gradient itself."""

    def __init__(self) -> None:
        self._last: _Moment | None = None
        self._rates: list[float] = []
        self._left = LOOKED_AT
        self._found: SGD | None = None  #: Kept, for others know it by a weak reference.

    def optimizer_used(self) -> None:
        """An optimizer took the step, so that it is no plain one."""
        self._last, self._rates = None, []

    def gradients_taken(self, sources: Any, gradients: Any) -> SGD | None:
        """Take the gradients of *sources*; return what trains these, once it is certain."""
        if not isinstance(sources, list | tuple) or not isinstance(gradients, list | tuple):
            return None
        if self._left == 0:
            return None
        self._left -= 1
        if (rate := self._rate()) is None:
            self._rates = []
        else:
            self._rates.append(rate)
        self._last = _moment(sources, gradients)
        if rate is None or len(self._rates) != ENOUGH:
            return None
        self._found = SGD(rate, list(sources))
        return self._found

    def _rate(self) -> float | None:
        """How many times the last gradient was taken off the weights since; None where it was otherwise."""
        now = _numbers(self._last.variable()) if self._last else None
        if self._last is None or now is None or now.shape != self._last.weights.shape:
            return None
        change, gradient = now - self._last.weights, self._last.gradient
        rate = -float(np.vdot(change, gradient)) / (float(np.vdot(gradient, gradient)) or 1.0)
        rest = np.linalg.norm(change + rate * gradient)
        return rate if rate > 0 and rest <= NEAR * np.linalg.norm(change) else None


def _moment(sources: Any, gradients: Any) -> _Moment | None:
    """The largest of the variables as it is now, with its gradient; None where they have no numbers."""
    known = [
        (variable, weights, gradient)
        for variable, each in zip(sources, gradients, strict=False)
        if (weights := _numbers(variable)) is not None and (gradient := as_array(each)) is not None
    ]
    alike = [each for each in known if each[1].shape == each[2].shape]
    if not alike:
        return None
    variable, weights, gradient = max(alike, key=lambda each: each[1].size)
    return _Moment(weakref.ref(variable), np.array(weights), np.array(gradient))


def _numbers(variable: Any) -> Array | None:
    """The weights in a variable of TensorFlow, or of Keras, which has one of TensorFlow in it."""
    found = as_array(variable)
    return found if found is not None else as_array(getattr(variable, "_value", None))
