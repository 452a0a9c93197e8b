"""Reading a stack of layers: what comes out at its end, and what happens before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...facts import Evidence, Layer, Model
from .choose import graded_model, measured

__all__ = [
    "KNOWN",
    "RELU",
    "RELU_LIKE",
    "Network",
    "hidden_activations",
    "network",
    "output_activation",
    "softmaxes",
    "steps",
]

RELU = frozenset({"relu", "relu6"})
RELU_LIKE = frozenset(
    {"leaky_relu", "prelu", "elu", "selu", "celu", "gelu", "silu", "swish", "mish", "hard_silu", "softplus"}
)
#: With these, every activation that Keras has a name for; any other is a function of the student's.
_OTHERS = frozenset(
    {
        "linear",
        "softmax",
        "softmax_v2",
        "log_softmax",
        "sigmoid",
        "log_sigmoid",
        "hard_sigmoid",
        "sparse_sigmoid",
        "tanh",
        "hard_tanh",
        "tanh_shrink",
        "hard_shrink",
        "soft_shrink",
        "exponential",
        "softsign",
        "glu",
        "sparse_plus",
        "sparsemax",
        "squareplus",
        "threshold",
    }
)
KNOWN = RELU | RELU_LIKE | _OTHERS

#: Layers (and operations in a functional model) that are an activation by themselves, by class name.
_BY_TYPE = {
    "relu": "relu",
    "relu6": "relu",
    "leakyrelu": "leaky_relu",
    "prelu": "prelu",
    "elu": "elu",
    "thresholdedrelu": "leaky_relu",
    "softmax": "softmax",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
}


@dataclass(frozen=True)
class Network:
    """The graded model's layers, and what this knowledge rests on."""

    model: Model
    layers: tuple[Layer, ...]  #: For code of the student's own, what it was seen to compute.
    rebuilt: bool  #: Whether the verifier found them; else the student's process said so.
    readable: bool  #: Whether they tell everything; unseen code may compute anything in between.


def network(student: Evidence) -> Network | None:
    """Return the graded model's layers, measured ones where there are any; None without a model."""
    model, found = graded_model(student), measured(student)
    if model is None:
        return None
    readable = bool(model.layers) if model.form != "subclass" else bool(model.operations)
    if found is not None and found.layers:
        return Network(model, found.layers, rebuilt=True, readable=readable)
    return Network(model, steps(model), rebuilt=False, readable=readable)


def steps(model: Model) -> tuple[Layer, ...]:
    """Return what a model computes: as seen where it has code of the student's own, else its layers."""
    return model.operations or model.layers


def output_activation(layers: Sequence[Layer]) -> str | None:
    """Return the activation of the last layer that has one; None if an unreadable layer comes after it."""
    for layer in reversed(layers):
        activation = _activation(layer)
        if activation is not None:
            return activation
        if layer.type == "Lambda":
            return None
    return None


def hidden_activations(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the activations before the output layer, that is before the last layer that learns anything."""
    learning = [position for position, layer in enumerate(layers) if layer.units or layer.parameters]
    last = learning[-1] if learning else 0
    activations = (_activation(layer) for layer in layers[:last])
    return tuple(activation for activation in activations if activation is not None)


def softmaxes(layers: Sequence[Layer]) -> int:
    """Return how many layers apply softmax."""
    return sum(_activation(layer) == "softmax" for layer in layers)


def _activation(layer: Layer) -> str | None:
    name = _BY_TYPE.get(layer.type.lower()) or layer.activation
    return "softmax" if name == "softmax_v2" else name
