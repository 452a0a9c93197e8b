"""The models that a submission's names stand for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from ..models.known import Models
from ..place import Scene
from .walk import WIDEST, their_names


class ModelScanner:
    """Looks at a namespace again and again, and tells of the models in it."""

    def __init__(self, scene: Scene, models: Models) -> None:
        self._scene, self._models = scene, models

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Learn the names of all models, and tell of those that are new or other than they were."""
        keras_model = sys.modules.get("keras.src.models.model")
        if keras_model is None:
            return
        for name, value in their_names(namespace):
            with self._scene.looking_at(f"The variable {name}"):
                for inner_name, inner in _items(name, value):
                    if isinstance(inner, keras_model.Model):
                        self._models.named(inner_name, inner)
        with self._scene.looking_at("The models"):
            self._models.tell_news()


def _items(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, list | tuple) and len(value) <= WIDEST:
        return [(f"{name}[{index}]", item) for index, item in enumerate(value)]
    if isinstance(value, dict) and len(value) <= WIDEST:
        return [(f"{name}[{key!r}]", item) for key, item in value.items()]
    return [(name, value)]
