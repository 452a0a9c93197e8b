"""The models that a submission's names stand for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from .walk import WIDEST, their_names


def models_in(namespace: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every Keras model in *namespace* under its name, also those in lists, tuples and dicts."""
    keras_model = sys.modules.get("keras.src.models.model")
    if keras_model is None:
        return
    for name, value in their_names(namespace):
        for inner_name, inner in _items(name, value):
            if isinstance(inner, keras_model.Model):
                yield inner_name, inner


def _items(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, list | tuple) and len(value) <= WIDEST:
        return [(f"{name}[{index}]", item) for index, item in enumerate(value)]
    if isinstance(value, dict) and len(value) <= WIDEST:
        return [(f"{name}[{key!r}]", item) for key, item in value.items()]
    return [(name, value)]
