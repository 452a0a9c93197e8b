"""What the layers of a rebuilt model are: never asked of the student's process."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from .vocabulary import FUNCTION_NAMES


@dataclass(frozen=True)
class Layer:
    """The fields of `facts.Layer`."""

    type: str
    name: str
    units: int | None
    activation: str | None
    output_shape: tuple[int | None, ...] | None
    parameters: int

    @property
    def values(self) -> int:
        """How many numbers it puts out for one image; sizes that are left open count as 1."""
        return math.prod(size or 1 for size in self.output_shape or ())

    @property
    def work(self) -> int:
        """About how many multiplications it takes for one image: its parameters at every place."""
        return self.parameters * math.prod(size or 1 for size in (self.output_shape or ())[1:-1])

    def as_fact(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


ACTIVE = frozenset(
    {"ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax"}
)  #: Layers that are nothing but an activation.


def describe(model: Any) -> list[Layer]:
    """Return the layers of a built keras.Model in order, nested models opened, without input layers."""
    return [_layer(part) for part in parts(model) if type(part).__name__ != "InputLayer"]


def parts(model: Any) -> Iterator[Any]:
    """Yield layers, nested models opened, and in functional models operations such as keras.ops.softmax."""
    for part in getattr(model, "operations", None) or model.layers:
        if getattr(part, "layers", None):
            yield from parts(part)
        else:
            yield part


def _layer(part: Any) -> Layer:
    return Layer(
        type=type(part).__name__,
        name=part.name,
        units=getattr(part, "units", None) or getattr(part, "filters", None),
        activation=_activation(part),
        output_shape=_output_shape(part),
        parameters=part.count_params() if hasattr(part, "count_params") else 0,
    )


def _activation(part: Any) -> str | None:
    """Return the activation's snake-case name, whether it is a function, a layer, or a layer's argument."""
    given = getattr(part, "activation", None)
    if given is None:
        bare = type(part).__name__ in ACTIVE or type(part).__module__.endswith("ops.nn")
        return _snake(type(part).__name__) if bare else None
    name = getattr(given, "__name__", None) or _snake(type(given).__name__)
    return FUNCTION_NAMES.get(name, name)


def _snake(name: str) -> str:
    """Return "leaky_relu" for "LeakyReLU" and for "LeakyRelu"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.replace("ReLU", "Relu").replace("ELU", "Elu")).lower()


def _output_shape(part: Any) -> tuple[int | None, ...] | None:
    try:
        shape = part.output.shape
    except (AttributeError, ValueError):  # several outputs, or a layer inside a wrapper
        return None
    return tuple(shape)
