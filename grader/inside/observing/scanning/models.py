"""The models that a submission's names stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from ..models.known import Models
from ..place import Scene
from .walk import parts_of, their_names


class ModelScanner:
    """Looks at a namespace again and again, and tells of the models in it."""

    def __init__(self, scene: Scene, models: Models) -> None:
        self._scene, self._models = scene, models

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Learn the names of all models, and tell of those that are new or other than they were."""
        self._look_at(namespace, self._models.named)

    def look_inside(self, variables: Mapping[str, Any]) -> None:
        """Do the same for the variables of a function; they name only a model that has no name yet."""
        self._look_at(variables, self._models.named_at_least)

    def _look_at(self, namespace: Mapping[str, Any], named: Callable[[str, Any], None]) -> None:
        keras_model = sys.modules.get("keras.src.models.model")
        if keras_model is None:
            return
        for name, value in their_names(namespace):
            with self._scene.looking_at(f"The variable {name}"):
                for inner_name, inner in [(name, value), *parts_of(name, value)]:
                    if isinstance(inner, keras_model.Model):
                        named(inner_name, inner)
        with self._scene.looking_at("The models"):
            self._models.tell_news()
