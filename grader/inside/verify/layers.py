"""What the layers of a rebuilt model are: never asked of the student's process."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..activations import activation_of

_LOOK = 8  #: Multiplications that one look of an attention layer takes at least.


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
    def places(self) -> int:
        """At how many places of an image it does its work."""
        return math.prod(size or 1 for size in (self.output_shape or ())[1:-1])

    @property
    def work(self) -> int:
        """About how many multiplications it takes for one image: its parameters at every place."""
        return self.parameters * self.places

    def as_fact(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def describe(model: Any) -> list[Layer]:
    """Return the layers of a built keras.Model in order, nested models opened, without input layers."""
    return [_layer(part) for part in parts(model) if type(part).__name__ != "InputLayer"]


def largest(model: Any) -> int:
    """Return how many numbers the largest layer holds for one image, put out or in between."""
    return max((max(_layer(part).values, _looks(part)) for part in parts(model)), default=1)


def work(model: Any) -> int:
    """Return about how many multiplications the model takes for one image."""
    return sum(_layer(part).work + _LOOK * _looks(part) for part in parts(model))


def _looks(part: Any) -> int:
    """Return how often an attention layer looks from one place at another: its square, by every head."""
    if not type(part).__name__.endswith("Attention"):
        return 0
    heads = getattr(part, "num_heads", None) or getattr(part, "num_query_heads", None) or 1
    return int(heads) * _layer(part).places ** 2


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
        activation=activation_of(part),
        output_shape=_output_shape(part),
        parameters=part.count_params() if hasattr(part, "count_params") else 0,
    )


def _output_shape(part: Any) -> tuple[int | None, ...] | None:
    try:
        shape = part.output.shape
    except (AttributeError, ValueError):  # several outputs, or a layer inside a wrapper
        return None
    return tuple(shape)
