"""Between Keras and its loops: for the length of one call, data in memory go through ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np

from ..observing.hooks import when_imported, wrap
from ..remembering.following import Follower, Nobody
from .epochs import ArrayEpochs, Manner, sample
from .loops import STOCK, Asked, Looped
from .variables import make_variables, make_weights
from .ways import are_labels, may_be_compiled, obstacle

_WORTH_A_LOOP = 16  #: Batches an epoch; a loop has to be traced first.
_WORTH_COMPILING = 2500  #: Steps: XLA saves 0.6 ms of each, and takes about a second to compile.
_DEFAULT_BATCH = 32  #: Keras' own.
_NO_LOOP = "no loop can be made of it"


@dataclass
class Call:
    """One call of fit, evaluate or predict: how it may go, and how it went."""

    model: Any
    epochs: int  #: Of training; none where it only asks.
    obstacle: str
    first: bool = True  #: Whether what it trains with, tests or asks about is still to come.
    way: str = STOCK
    follower: Follower = field(default_factory=Nobody)
    remembered: bool = False  #: Whether its steps were taken in an earlier run.

    def took(self, way: str) -> None:
        """Take it that its steps went this way."""
        self.way = way
        self.obstacle = _NO_LOOP if way == STOCK else ""

    def told(self) -> dict[str, Any]:
        """Return how it went, and why where that was the stock way."""
        told = {"way": self.way, "why": self.obstacle if self.way == STOCK else ""}
        return told | {"remembered": True} if self.remembered else told


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
        first, call.first = call.first, False  # validation comes later, and is no matter
        try:
            unknown = _unknown(call, kwargs)
            if not unknown:
                return _remembered(call, kwargs, first=first) or _in_memory(call, kwargs, first=first)
        except Exception:  # Keras says best what is wrong with it
            unknown = "its data are unusual"
        if first:
            call.obstacle = unknown
        call.follower.missed()
        return original(**kwargs)

    def _steps(self, original: Callable[..., Any], model: Any, step: Any) -> Any:
        return Looped(model, step, original(model, step))

    def _asking(self, original: Callable[..., Any], model: Any, *args: Any, **kwargs: Any) -> Any:
        made = original(model, *args, **kwargs)
        if not isinstance(model.predict_function, Asked):
            model.predict_function = Asked(model, model.predict_function)
        return made


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
    if _asks_for_unusual_batches(asked):
        return "it asks for unusual batches"
    if len(given[0]) < _WORTH_A_LOOP * _batch_size(asked):
        return "it has few batches"
    if "y" not in asked and not _has_one_output(call.model):
        return "it has not one output"
    return ""


def _has_one_output(model: Any) -> bool:
    """Whether it answers with one tensor, and not with one in a list or a table."""
    import keras

    network = getattr(model, "_functional", None) or model  # which a Sequential is made of once it is built
    return isinstance(getattr(network, "_outputs_struct", None), keras.KerasTensor)


def _asks_for_unusual_batches(asked: dict[str, Any]) -> bool:
    from keras.src.backend import config

    size = asked.get("batch_size")
    usual = size is None or (type(size) is int and size > 0)
    bounded = asked.get("steps_per_epoch") or config.max_steps_per_epoch()
    return not usual or bool(bounded or asked.get("class_weight") or asked.get("shuffle") == "batch")


def _batch_size(asked: dict[str, Any]) -> int:
    return int(asked.get("batch_size") or _DEFAULT_BATCH)


def _is_array(value: Any) -> bool:
    import tensorflow

    if type(value) is np.ndarray:
        return value.ndim > 0 and value.dtype.kind in "bfiu"
    return isinstance(value, tensorflow.Tensor) and tensorflow.executing_eagerly() and value.ndim > 0


def _remembered(call: Call, asked: dict[str, Any], *, first: bool) -> Any:
    """Return what stands for an iterator whose steps need not be taken; None where they have to be."""
    if not first:
        return call.follower.validates()
    batches = -(-len(asked["x"]) // _batch_size(asked))
    return call.follower.stands_in(batches, lambda: _prepare(call.model, asked))


def _prepare(model: Any, asked: dict[str, Any]) -> None:
    with suppress(Exception):  # then they are made as steps come to them; see loops.Looped
        part = sample(_inputs(asked), _batch_size(asked))
        make_weights(model, part)
        make_variables(model, part, trains=True)


def _inputs(asked: dict[str, Any]) -> list[Any]:
    inputs = [asked.get("x"), asked.get("y"), asked.get("sample_weight")]
    while inputs[-1] is None:
        inputs.pop()
    return inputs


def _in_memory(call: Call, asked: dict[str, Any], *, first: bool) -> ArrayEpochs:
    inputs = _inputs(asked)
    trains = first and call.epochs > 0
    manner = Manner(
        batch_size=_batch_size(asked),
        shuffle=bool(asked.get("shuffle")),
        trains=trains,
        compiled=trains and _is_worth_compiling(call, inputs, _batch_size(asked)),
        took=call.took if first else _untold,
        told=partial(call.follower.took, first),
    )
    return ArrayEpochs(inputs, manner)


def _untold(_way: str) -> None:
    """Validation is told with the training that it belongs to."""


def _is_worth_compiling(call: Call, inputs: list[Any], batch_size: int) -> bool:
    steps = call.epochs * len(inputs[0]) / batch_size
    known = len(inputs) > 1 and may_be_compiled(call.model) and are_labels(inputs[1], call.model)
    return steps >= _WORTH_COMPILING and known
