"""Between Keras and its loops: for the length of one call, data in memory go through ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from ..observing.hooks import when_imported, wrap
from .epochs import PARTS, ArrayEpochs
from .loops import Asked, Looped
from .ways import are_labels, may_be_compiled, obstacle

STOCK, LOOP, COMPILED = "stock", "loop", "compiled loop"
_WORTH_A_LOOP = 16  #: Batches an epoch; a loop has to be traced first.
_WORTH_COMPILING = 8000  #: Steps: XLA saves about 0.3 ms of each, and takes a second and a half to compile.
_DEFAULT_BATCH = 32  #: Keras' own.


@dataclass
class Call:
    """One call of fit, evaluate or predict: how it may go, and how it went."""

    model: Any
    epochs: int  #: Of training; none where it only asks.
    obstacle: str
    way: str = STOCK  #: Of what it trains with, tests or asks about; validation is no matter.

    def gave_up(self) -> None:
        """Take it that no loop could do it after all."""
        self.way, self.obstacle = STOCK, "a loop could not do it"

    def told(self) -> dict[str, str]:
        """Return how it went, and why where that was the stock way."""
        return {"way": self.way, "why": self.obstacle if self.way == STOCK else ""}


class Switch(threading.local):
    """Decides for each call which way it goes."""

    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._calls: list[Call] = []

    def install(self) -> None:
        """Stand in for Keras' iterator over epochs, and around the functions that take its steps."""
        if self._on:
            when_imported("keras.src.backend.tensorflow.trainer", self._hook)

    @contextmanager
    def call(self, model: Any, callbacks: Any, epochs: int = 0) -> Iterator[Call]:
        """While this lasts, what Keras iterates over may go through a loop of ours."""
        call = Call(model, epochs, _obstacle(model, callbacks) if self._on else "it was asked for")
        self._calls.append(call)
        try:
            yield call
        finally:
            self._calls.pop()

    def _hook(self, module: ModuleType) -> None:
        wrap(module, "TFEpochIterator", self._epochs)
        wrap(module.TensorFlowTrainer, "_make_function", self._steps)
        wrap(module.TensorFlowTrainer, "make_predict_function", self._asking)

    def _epochs(self, original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        call = self._calls[-1] if self._calls else None
        if call is None or call.obstacle or args:
            return original(*args, **kwargs)
        try:
            unknown = _unknown(call, kwargs)
            if not unknown:
                return _in_memory(call, kwargs)
        except Exception:  # Keras says best what is wrong with it
            unknown = "its data are unusual"
        if call.way == STOCK:
            call.obstacle = unknown
        return original(**kwargs)

    def _steps(self, original: Callable[..., Any], model: Any, step: Any) -> Any:
        return Looped(model, step, original(model, step))

    def _asking(self, original: Callable[..., Any], model: Any, *args: Any, **kwargs: Any) -> Any:
        original(model, *args, **kwargs)
        if not isinstance(model.predict_function, Asked):
            model.predict_function = Asked(model, model.predict_function)


def _obstacle(model: Any, callbacks: Any) -> str:
    try:
        return obstacle(model, callbacks)
    except Exception:  # a student's own properties may raise whatever they like
        return "it is unusual"


def _unknown(call: Call, asked: dict[str, Any]) -> str:
    """Return what is unusual about the data that a call of Keras iterates over."""
    given = [asked.get(name) for name in ("x", "y", "sample_weight")]
    if not all(each is None or _is_array(each) for each in given) or given[0] is None:
        return "its data are no plain arrays"
    if len({len(each) for each in given if each is not None}) > 1:
        return "its data differ in length"
    if asked.get("steps_per_epoch") or asked.get("class_weight") or asked.get("shuffle") == "batch":
        return "it asks for unusual batches"
    if len(given[0]) < _WORTH_A_LOOP * (asked.get("batch_size") or _DEFAULT_BATCH):
        return "it has few batches"
    if "y" not in asked and len(getattr(call.model, "outputs", None) or ()) != 1:
        return "it has not one output"
    return ""


def _is_array(value: Any) -> bool:
    import tensorflow

    if type(value) is np.ndarray:
        return value.ndim > 0 and value.dtype.kind in "bfiu"
    return isinstance(value, tensorflow.Tensor) and tensorflow.executing_eagerly() and value.ndim > 0


def _in_memory(call: Call, asked: dict[str, Any]) -> ArrayEpochs:
    inputs = [asked.get("x"), asked.get("y"), asked.get("sample_weight")]
    while inputs[-1] is None:
        inputs.pop()
    batch_size = asked.get("batch_size") or _DEFAULT_BATCH
    first = call.way == STOCK
    trains = first and call.epochs > 0
    compiled = trains and _worth_compiling(call, inputs, batch_size)
    epochs = ArrayEpochs(
        tuple(inputs),
        batch_size,
        shuffle=bool(asked.get("shuffle")),
        parts=PARTS if trains else 1,
        compiled=compiled,
        gave_up=call.gave_up,
    )
    if first:
        call.way = COMPILED if compiled else LOOP
    return epochs


def _worth_compiling(call: Call, inputs: list[Any], batch_size: int) -> bool:
    steps = call.epochs * len(inputs[0]) / batch_size
    known = len(inputs) > 1 and may_be_compiled(call.model) and are_labels(inputs[1], call.model)
    return steps >= _WORTH_COMPILING and known
