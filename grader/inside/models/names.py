"""One name for one thing: activations, losses and optimizers as Keras spells them in its own files."""

from __future__ import annotations

import re
from typing import Any

SAME_ACTIVATION = {"softmax_v2": "softmax", "swish": "silu", "leaky_relu_v2": "leaky_relu"}
ACTIVATIONS = frozenset(
    {"softmax", "relu", "relu6", "re_lu", "leaky_relu", "leaky_re_lu", "elu", "selu", "p_re_lu", "sigmoid"}
    | {"tanh", "gelu", "silu", "softplus", "softsign", "log_softmax", "hard_sigmoid", "swish"}
)
RENAMED = {"re_lu": "relu", "leaky_re_lu": "leaky_relu", "p_re_lu": "prelu"}


def snake_case(name: str) -> str:
    """Return `sparse_categorical_crossentropy` for `SparseCategoricalCrossentropy`."""
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name))
    return parts.lower()


def activation_name(activation: Any) -> str | None:
    """Return the name of an activation, a function or an object; None for none."""
    if activation is None:
        return None
    name = getattr(activation, "__name__", None) or snake_case(type(activation).__name__)
    return SAME_ACTIVATION.get(name, name)


def acts_as(type_name: str) -> str | None:
    """Return the activation that a layer or operation of this type is, if it is one: ReLU, Softmax, …"""
    name = snake_case(type_name)
    return RENAMED.get(name, name) if name in ACTIVATIONS else None


def home(thing: Any) -> str:
    """Return the package that a class or function comes from; empty for one made without a name."""
    return str(getattr(thing, "__module__", None) or "").split(".")[0]


def keras_class(thing: Any) -> str:
    """Return the name of the nearest class that Keras itself defines."""
    for each in type(thing).__mro__:
        if home(each) in ("keras", "tensorflow", "tf_keras"):
            return each.__name__
    return type(thing).__name__
