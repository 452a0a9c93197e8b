"""What a model's own code computes, seen operation by operation while it is called."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ...activations import acts_as

MOST = 200  #: Steps told of.
LEARNING = frozenset(
    {"MatMul", "BatchMatMulV2", "Einsum", "Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2dNative"}
)
#: What bends a straight line without saying how: a person has to read such code.
BENDING = frozenset(
    {"Maximum", "Minimum", "Greater", "GreaterEqual", "Less", "LessEqual", "SelectV2", "Sign", "Abs"}
    | {"Exp", "Expm1", "Log", "Square", "Pow", "Sin", "Cos", "Atan", "Sinh", "Cosh"}
)
_SCRATCH = "scratch_graph"  # Where Keras tries a call out to learn its shapes.


class Steps:
    """What one call computes, in order, as the fields of facts.Layer: learning steps and activations."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph  #: The graph that was being built when the call began; None for none.
        self._noise = False  #: Random numbers were drawn: what is compared next is dropout, no activation.
        self.layers: list[dict[str, Any]] = []

    def take(self, operation: str, inputs: Sequence[Any], outputs: Sequence[Any], graph: Any) -> None:
        """Add an operation, unless Keras only tries it out."""
        tried_out = graph is not self._graph and str(getattr(graph, "name", "")).startswith(_SCRATCH)
        if tried_out or len(self.layers) >= MOST:
            return
        if operation in LEARNING:
            self._noise = False
            self._add(operation, activation="linear", units=_width(outputs))
        elif "Random" in operation:
            self._noise = True
        elif operation == "Mul" and self.layers and self.layers[-1]["type"] == "Sigmoid":
            self.layers[-1]["activation"] = "silu"
        elif activation := self._activation(operation, inputs):
            self._add(operation, activation=activation)

    def _activation(self, operation: str, inputs: Sequence[Any]) -> str | None:
        if operation in ("Erf", "Erfc"):
            return "gelu"
        if operation == "Maximum" and any(_is_zero(value) for value in inputs):
            return "relu"
        own = operation in BENDING and not self._noise
        return acts_as(operation) or (f"tf.{operation.lower()}" if own else None)

    def _add(self, operation: str, **fields: Any) -> None:
        self.layers.append({"type": operation} | fields)


class Operations(threading.local):
    """Listens to the operations of TensorFlow while there is a call to be recorded."""

    def __init__(self) -> None:
        self._listening: list[Steps] = []

    @contextmanager
    def recorded(self) -> Iterator[Steps]:
        """Record what is computed while this lasts, calls inside calls included."""
        callbacks = sys.modules.get("tensorflow.python.framework.op_callbacks")
        steps = Steps(_current_graph())
        if callbacks is None:
            yield steps
            return
        if not self._listening:
            callbacks.add_op_callback(self._happened)
        self._listening.append(steps)
        try:
            yield steps
        finally:
            self._listening.remove(steps)
            if not self._listening:
                callbacks.remove_op_callback(self._happened)

    def _happened(
        self,
        operation: Any,
        inputs: Any,
        _attributes: Any,
        outputs: Any,
        op_name: Any = None,
        graph: Any = None,
    ) -> None:
        del op_name
        name = operation.decode() if isinstance(operation, bytes) else str(operation)
        with contextlib.suppress(Exception):
            for steps in self._listening:
                steps.take(name, inputs, outputs, graph)


def _current_graph() -> Any:
    import tensorflow

    return None if tensorflow.executing_eagerly() else tensorflow.compat.v1.get_default_graph()


def _width(outputs: Sequence[Any]) -> int | None:
    size = outputs[0].shape[-1] if outputs and len(outputs[0].shape) else None
    return None if size is None else int(size)


def _is_zero(value: Any) -> bool:
    from tensorflow.python.framework import tensor_util

    constant = tensor_util.constant_value(value) if len(value.shape) == 0 else None
    return constant is not None and float(constant) == 0.0
