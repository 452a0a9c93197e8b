"""A network made of bare variables, trained with a tape: there is no Keras model that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models.compiled import settings
from ..models.known import Models
from ..place import Scene
from .equipment import Equipment
from .numbering import Numbers

SMALLEST = 100  #: Numbers in a matrix of weights; the exercises with gradients that come before have few.


class Handmade:
    """Tells of such a network and its training once, and of its optimizer and loss when they are known."""

    def __init__(self, scene: Scene, models: Models, numbers: Numbers, equipment: Equipment) -> None:
        self._scene, self._models, self._equipment = scene, models, equipment
        self._numbers = numbers
        self._model: dict[str, Any] | None = None

    def gradients_taken(self, sources: Any) -> None:
        """A tape was asked, outside of Keras, how a loss changes with *sources*."""
        if self._model is None and self._is_a_network(list(_flat(sources))):
            cell, line = self._scene.here()
            place: dict[str, Any] = {"cell": cell, "line": line}
            self._model = {"id": self._models.another(), "form": "variables", **place}
            self._tell({})
            fit = {"number": self._numbers.next(), "model": self._model["id"], "way": "custom loop"}
            self._scene.send("fit", **fit, **place)

    def look(self) -> None:
        """After a statement: tell what it is trained with, where that is news."""
        optimizer = self._equipment.optimizer
        if self._model is None or optimizer is None:
            return
        compiled = settings(optimizer, self._equipment.loss, [])
        if compiled != self._model.get("compiled"):
            self._tell({"compiled": compiled})

    def _tell(self, more: dict[str, Any]) -> None:
        assert self._model is not None, "it was found before it is told of"
        self._model |= more
        self._scene.send("model", **self._model)

    def _is_a_network(self, sources: list[Any]) -> bool:
        matrices = [each for each in sources if len(getattr(each, "shape", ())) > 1]
        large = any(int(matrix.shape.num_elements() or 0) >= SMALLEST for matrix in matrices)
        owned = {
            id(own) for model in self._models.alive() for weight in model.weights for own in _both(weight)
        }
        return large and not any(id(own) in owned for each in sources for own in _both(each))


def _both(variable: Any) -> tuple[Any, Any]:
    """A variable of Keras, and the one of TensorFlow in it."""
    return variable, getattr(variable, "_value", None) if hasattr(variable, "_value") else variable


def _flat(sources: Any) -> Iterator[Any]:
    if isinstance(sources, list | tuple):
        for each in sources:
            yield from _flat(each)
    elif isinstance(sources, dict):
        yield from _flat(list(sources.values()))
    elif sources is not None:
        yield sources
