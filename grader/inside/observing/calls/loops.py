"""
Training loops of a student's own: GradientTape, train_on_batch, optimizer.apply.

Nothing calls fit there. That a model was trained shows in its weights, and what with in what it was given.
"""

from __future__ import annotations

import sys
import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import numpy as np

from ..arrays.layouts import Array
from ..arrays.library import DataSet
from ..models.weights import glance
from ..scanning.values import as_array
from .budget import Budget
from .context import Context
from .equipment import Equipment
from .given import Given
from .numbering import Numbers
from .training import SECONDS_BETWEEN_WEIGHTS, Training

LOOKED_AT = 64  #: First steps of a loop, each looked at; of the later ones every sixteenth.
KEPT = 4  #: Models kept alive to the end of a statement, should the function that trains them end before it.
SOON = 2.0  #: Seconds after which a loop is told of first; nothing says that it will end by itself.


class _Loop:
    """What one model was given, outside of fit."""

    def __init__(self, training: Training, model: Any) -> None:
        self.training = training
        self.model = weakref.ref(model)
        self.before = glance(model)
        self.certain = bool(model.weights)  #: Else the first change of its weights may be their making.
        self.steps = 0
        self.data: DataSet | None = None
        self.seen: Array | None = None
        self.unknown = 0
        self.agreements: list[float] = []
        self.used: tuple[Any, ...] = ()  #: The optimizer and the loss that it was told with.
        self._due = time.monotonic() + SOON

    def is_due(self) -> bool:
        """Whether to tell of it in the midst; true only now and then."""
        if time.monotonic() < self._due:
            return False
        self._due = time.monotonic() + SECONDS_BETWEEN_WEIGHTS
        return True

    def take(self, given: Given) -> None:
        """Add what one step was given."""
        self.training.fields.setdefault("shape", given.shape)
        if given.images is None:
            self.unknown += given.rows or 0
            return
        if self.data is None:
            self.data = given.images.set
            self.seen = np.zeros(self.data.pictures.train + self.data.pictures.test, bool)
        assert self.seen is not None, "it is made together with the data set"
        self.seen[given.images.positions[given.images.positions >= 0]] = True
        agreement = given.agreement()
        if agreement is not None:
            self.agreements.append(agreement)

    def content(self) -> dict[str, Any] | None:
        """Return which images were seen, each counted once."""
        if self.data is None or self.seen is None:
            return None
        found = self.data.recognised("images", np.flatnonzero(self.seen)).content
        return found | {"unknown": self.unknown, "order": "other"}


class Loops:
    """Every training that is not a fit."""

    def __init__(self, context: Context, budget: Budget, numbers: Numbers) -> None:
        self._context, self._budget, self._numbers = context, budget, numbers
        self._loops: dict[int, _Loop] = {}
        self._kept: deque[Any] = deque(maxlen=KEPT)
        self._function: Callable[[], Any] = _nothing
        self._traced: WeakKeyDictionary[Any, WeakSet[Any]] = WeakKeyDictionary()
        self.equipment = Equipment()

    def step(self, model: Any, x: Any = None, y: Any = None) -> None:
        """The model was called where gradients are recorded, or for training."""
        loop = self._loop(model)
        loop.steps += 1
        if loop.is_due():
            self._look_at(loop, model)
        if x is None or (loop.steps > LOOKED_AT and loop.steps % 16):
            return
        given = Given(self._context.library, x, y)
        if given.rows:
            loop.take(given)
            if loop.steps <= 4:
                self._context.feeds.offer(self._context.models.known(model).number, "fit", given)

    def trained_on_batch(self, model: Any) -> None:
        """Keras itself trained the model on one batch: even if that made its weights, it was training."""
        self._loop(model).certain = True

    def function_entered(self, function: Any) -> None:
        """A tf.function was called; the models it trains are seen while it is traced, once."""
        self._function = weakref.ref(function)

    def function_called(self, arguments: list[Any]) -> None:
        """The same function is done: what it was given is what its models were trained with."""
        tensors = [array for value in arguments if (array := as_array(value)) is not None and array.ndim]
        images = next((array for array in tensors if array.ndim > 1), None)
        labels = next(
            (array for array in tensors if array is not images and len(array) == len(tensors[0])), None
        )
        if images is not None:
            for model in list(self._traced.get(self._function(), ())):
                self.step(model, images, labels)

    def traced(self, model: Any) -> None:
        """A model is called for training inside the function that is being traced."""
        self._loop(model)
        function = self._function()
        if function is not None:
            self._traced.setdefault(function, WeakSet()).add(model)

    def optimizer_used(self, optimizer: Any) -> None:
        """An optimizer applied gradients, outside of fit."""
        self.equipment.optimizer_used(optimizer)
        trained = {id(variable) for variable in getattr(optimizer, "_trainable_variables", ())}
        for loop, model in self._alive():
            if any(id(variable) in trained for variable in model.trainable_variables):
                loop.certain = True
                self._equip(loop, model)

    def look(self) -> None:
        """After a statement: tell of every loop whose model has other weights by now."""
        for loop, model in self._alive():
            self._look_at(loop, model)
        self._kept.clear()
        if self.equipment.optimizer is not None:
            self._context.models.equipped(self.equipment.optimizer, self.equipment.loss)

    def trained_by_fit(self, model: Any) -> None:
        """The weights of *model* changed, but that was a fit."""
        loop = self._loops.get(id(model))
        if loop is not None:
            loop.before = glance(model)

    def _alive(self) -> list[tuple[_Loop, Any]]:
        self._loops = {number: loop for number, loop in self._loops.items() if loop.model() is not None}
        return [(loop, loop.model()) for loop in self._loops.values()]

    def _look_at(self, loop: _Loop, model: Any) -> None:
        now = glance(model)
        if now != loop.before and loop.certain:
            self._tell(loop, model)
        loop.before = now

    def _loop(self, model: Any) -> _Loop:
        loop = self._loops.get(id(model))
        if loop is None or loop.model() is not model:  # an id of Python's may be used again
            training = Training(self._context, self._budget, self._numbers, model)
            loop = self._loops[id(model)] = _Loop(training, model)
        if not any(model is kept for kept in self._kept):
            self._keep(model)
        return loop

    def _keep(self, model: Any) -> None:
        if len(self._kept) == KEPT and (loop := self._loops.get(id(self._kept[0]))):
            self._look_at(loop, self._kept[0])
        self._kept.append(model)

    def _equip(self, loop: _Loop, model: Any) -> None:
        """Take down what trains the model while it is there: it may end with the function that made it."""
        if loop.used != self.equipment.used and not model.compiled:
            loop.used = self.equipment.used
            self._context.models.trained_with(model, self.equipment.optimizer, self.equipment.loss)

    def _tell(self, loop: _Loop, model: Any) -> None:
        agreement = float(np.mean(loop.agreements)) if loop.agreements else None
        loop.training.fields |= {
            "way": "custom loop",
            "images": loop.content(),
            "label_agreement": agreement,
            "rows": int(loop.seen.sum()) + loop.unknown if loop.seen is not None else None,
        }
        if not loop.used and self.equipment.optimizer is not None:
            self._equip(loop, model)
        loop.training.ended()


def records_gradients() -> bool:
    """Whether a GradientTape is open."""
    pywrap = sys.modules.get("tensorflow.python.pywrap_tfe") or sys.modules.get(
        "tensorflow.python._pywrap_tfe"
    )
    is_empty = getattr(pywrap, "TFE_Py_TapeSetIsEmpty", None)
    return is_empty is not None and not is_empty()


def _nothing() -> None:
    """Stand for a weak reference to nothing yet."""
