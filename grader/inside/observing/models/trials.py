"""Models of the student's own classes that were never called: tried out at the very end."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

from ..arrays.library import Library
from ..place import Scene
from .configuration import form_of
from .known import Models
from .layers import layers_of


class Trials:
    """Calls what was never called, without numbers and without a sound, to see what it would compute."""

    def __init__(self, scene: Scene, models: Models, library: Library) -> None:
        self._scene, self._models, self._library = scene, models, library

    def run(self) -> None:
        """Try every model that is a class of its own and of which nothing is known but its layers."""
        with self._scene.looking_at("The models"):
            for model in self._models.alive():
                unseen = form_of(model) == "subclass" and not self._models.known(model).operations
                if unseen and layers_of(model):
                    _try(model, self._shapes())
            self._models.tell_news()

    def _shapes(self) -> Iterator[tuple[int, ...]]:
        for data in self._library.sets[:1]:
            height, width = data.pictures.height, data.pictures.width
            yield from ((height, width, 1), (height, width), (height * width,))


def _try(model: Any, shapes: Iterator[tuple[int, ...]]) -> None:
    from tensorflow import TensorSpec, function

    for shape in shapes:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            function(lambda images: model(images)).get_concrete_function(TensorSpec((None, *shape)))
            return
