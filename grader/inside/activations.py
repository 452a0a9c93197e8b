"""One name for one activation, be it a function, a layer in its place, or a layer of its own."""

from __future__ import annotations

import re
from typing import Any

FUNCTION_NAMES = {  #: What the same functions are called elsewhere, in TensorFlow above all.
    "hard_swish": "hard_silu",
    "identity": "linear",
    "leaky_relu_v2": "leaky_relu",
    "log_softmax_v2": "log_softmax",
    "sigmoid_v2": "sigmoid",
    "softmax_v2": "softmax",
    "swish": "silu",
}

_CLASS_NAMES = {"re_lu": "relu", "leaky_re_lu": "leaky_relu", "p_re_lu": "prelu"}
_ACTIVATIONS = frozenset(
    {"elu", "gelu", "hard_sigmoid", "leaky_relu", "log_softmax", "prelu", "relu", "relu6", "selu"}
    | {"sigmoid", "silu", "softmax", "softplus", "softsign", "tanh"}
)


def activation_of(layer: Any) -> str | None:
    """Return the activation of a layer, or the one that a layer or operation is; None where it has none."""
    return activation_name(getattr(layer, "activation", None)) or acts_as(type(layer).__name__)


def activation_name(activation: Any) -> str | None:
    """Return the name of an activation, a function or an object; None for none."""
    if activation is None:
        return None
    name = getattr(activation, "__name__", None) or _of_class(type(activation).__name__)
    return FUNCTION_NAMES.get(name, name)


def acts_as(type_name: str) -> str | None:
    """Return the activation that a layer or operation of this type is, if it is one: ReLU, Softmax, …"""
    name = _of_class(type_name)
    return name if name in _ACTIVATIONS else None


def snake_case(name: str) -> str:
    """Return `sparse_categorical_crossentropy` for `SparseCategoricalCrossentropy`."""
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name))
    return parts.lower()


def _of_class(type_name: str) -> str:
    name = snake_case(type_name)
    return _CLASS_NAMES.get(name, name)
