"""Stands around `fit`: limits its epochs, follows it, and tells what went in and what came out."""

from __future__ import annotations

import inspect
import math
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ...faster.switch import Switch
from ...remembering.memory import Memory
from ..arrays.contents import Content
from .budget import Budget
from .context import Context
from .datasets import Tap, first_batches, source_of
from .depth import Depth
from .given import Given
from .numbering import Numbers
from .training import Training
from .watching import callback_for, finite, with_callback, without_callback


class Fits:
    """Every training by `fit`."""

    def __init__(
        self, context: Context, budget: Budget, numbers: Numbers, switch: Switch, memory: Memory
    ) -> None:
        self._context, self._budget, self._numbers = context, budget, numbers
        self._switch, self._memory = switch, memory
        self._scene, self._library = context.scene, context.library

    def fit(self, depth: Depth, original: Callable[..., Any], model: Any, *args: Any, **kwargs: Any) -> Any:
        """Call Keras' own fit, within the budget; its result and its errors are passed on as they are."""
        call = _bound(original, model, args, kwargs)
        if depth.inside or call is None:
            given = call.arguments if call else kwargs
            with self._switch.call(model, given.get("callbacks"), 1):
                return original(model, *args, **kwargs)
        training = Training(self._context, self._budget, self._numbers, model)
        with self._scene.looking_at("A training"), depth.deeper():
            self._before(training, call.arguments)
        self._budget.start()
        try:
            with depth.deeper(), self._going(training, model, call.arguments):
                return original(*call.args, **call.kwargs)
        except BaseException:
            training.fields.setdefault("stopped", "error")
            raise
        finally:
            self._budget.stop()
            with self._scene.looking_at("A training"), depth.deeper():
                self._after(training, call.arguments)

    def happened(self, model: Any, x: Any, y: Any, history: Any) -> None:
        """Tell of a training that ended before anybody looked on; *history* is what Keras kept of it."""
        training = Training(self._context, self._budget, self._numbers, model)
        given = self._given(x, y)
        training.describe(given)
        training.fields["epochs_asked"] = history.params.get("epochs")
        training.tell()
        for turn in range(len(history.epoch)):
            training.epoch_ended({name: finite(values[turn]) for name, values in history.history.items()})
        self._context.feeds.offer(training.ended(), "fit", given)

    def _before(self, training: Training, arguments: dict[str, Any]) -> None:
        self._limit(training, arguments)
        training.tap = _tapped(arguments)
        training.callback = callback_for(training)
        arguments["callbacks"] = with_callback(arguments.get("callbacks"), training.callback)
        given = self._given(arguments.get("x"), arguments.get("y"))
        given.tell(self._context.arrays, "fit")
        training.describe(given)
        training.fields |= {
            "validation": self._validation(arguments, given),
            "batch_size": arguments.get("batch_size"),
        }
        training.tell()

    @contextmanager
    def _going(self, training: Training, model: Any, arguments: dict[str, Any]) -> Iterator[None]:
        """Let the fit go the fastest way that computes the same, and tell which that was."""
        epochs, first = arguments.get("epochs", 1), arguments.get("initial_epoch", 0)
        with self._switch.call(model, arguments.get("callbacks"), _difference(epochs, first)) as taken:
            try:
                with self._memory.fit(taken, model, arguments):
                    yield
            finally:
                training.fields["went"] = taken.told()

    def _after(self, training: Training, arguments: dict[str, Any]) -> None:
        without_callback(arguments.get("callbacks"), training.callback)
        x = arguments.get("x")
        seen = training.tap.first_batches() if training.tap else first_batches(x)
        if seen:
            given = Given(self._library, *seen)
            if training.fields.get("images") is None:
                training.describe(given)
        else:
            given = self._given(x, arguments.get("y"))
        self._context.feeds.offer(training.ended(), "fit", given)

    def _given(self, x: Any, y: Any) -> Given:
        x, y = source_of(x) or (x, y)
        return Given(self._library, x, y)

    def _limit(self, training: Training, arguments: dict[str, Any]) -> None:
        asked, first = arguments.get("epochs", 1), arguments.get("initial_epoch", 0)
        allowed = self._budget.allowed(asked, first)
        training.fields["epochs_asked"] = asked - first if isinstance(asked, int) else None
        if allowed != asked:
            arguments["epochs"], training.limit = allowed, self._budget.epochs

    def _validation(self, arguments: dict[str, Any], given: Given) -> Content | None:
        data, share = arguments.get("validation_data"), arguments.get("validation_split")
        if data is None and share and given.rows:
            return given.slice_of_images(math.floor(given.rows * (1.0 - share)))
        pair = source_of(data) or (data if isinstance(data, tuple | list) and len(data) > 1 else None)
        if pair is None:
            return None
        validation = Given(self._library, pair[0], pair[1])
        validation.tell(self._context.arrays, "validation")
        return validation.images.content if validation.images else None


def _difference(epochs: Any, first: Any) -> int:
    return epochs - first if isinstance(epochs, int) and isinstance(first, int) else 1


def _bound(
    function: Callable[..., Any], model: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> inspect.BoundArguments | None:
    """The arguments by name; None where they do not fit, which Keras itself explains best."""
    try:
        return inspect.signature(function).bind(model, *args, **kwargs)
    except TypeError:
        return None


def _tapped(arguments: dict[str, Any]) -> Tap | None:
    if not isinstance(arguments.get("x"), types.GeneratorType):
        return None
    tap = Tap(arguments["x"])
    arguments["x"] = tap.stream
    return tap
