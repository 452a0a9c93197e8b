"""The layers of a model, nested models opened up."""

from __future__ import annotations

from typing import Any

from ...activations import activation_of

DEEPEST = 8  #: Models inside models.
MOST = 400  #: Layers told of.


def layers_of(model: Any) -> list[dict[str, Any]]:
    """Return every layer of *model* as the fields of facts.Layer, inputs left out."""
    return [_described(layer) for layer in _opened(model, DEEPEST)][:MOST]


def parts_of(model: Any) -> list[Any]:
    """Return the models directly inside *model*."""
    return [layer for layer in _steps(model) if _steps(layer)]


def _opened(model: Any, depth: int) -> list[Any]:
    opened = []
    for layer in _steps(model):
        inner = _steps(layer) if depth else []
        opened += _opened(layer, depth - 1) if inner else [layer]
    return [layer for layer in opened if type(layer).__name__ != "InputLayer"]


def _steps(model: Any) -> list[Any]:
    """The layers of a model; in a functional one also plain operations, such as `keras.ops.softmax`."""
    operations = getattr(model, "_operations", None)
    return list(operations if operations else getattr(model, "layers", None) or ())


def _described(layer: Any) -> dict[str, Any]:
    units = next(
        (value for name in ("units", "filters") if isinstance(value := getattr(layer, name, None), int)), None
    )
    return {
        "type": type(layer).__name__,
        "name": str(getattr(layer, "name", "")),
        "units": units,
        "activation": activation_of(layer),
        "output_shape": shape_of(layer, "output"),
        "parameters": _parameters(layer),
    }


def shape_of(layer: Any, end: str) -> list[int | None] | None:
    """Return the shape of a layer's or model's `input` or `output`; None where it has no single one yet."""
    try:
        several = getattr(layer, end + "s", None) or [getattr(layer, end)]
        shape = several[0].shape if len(several) == 1 else ()
    except (AttributeError, ValueError, TypeError):
        return None
    return [None if size is None else int(size) for size in shape] or None


def _parameters(layer: Any) -> int:
    return sum(int(weight.shape.num_elements() or 0) for weight in getattr(layer, "weights", ()))
