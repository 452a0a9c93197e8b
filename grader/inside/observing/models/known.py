"""All models of a run: their ids, their names, and what was told of them."""

from __future__ import annotations

import weakref
from typing import Any

from ...messages import in_short
from ..place import Scene
from .compiled import compiled_settings
from .configuration import configuration, form_of
from .layers import layers_of, parts_of, shape_of
from .weights import glance, weights_of

LARGEST = 256 * 2**20  #: Bytes of weights that leave the process.


class Known:
    """What we know about one model."""

    def __init__(self, model: Any, number: int, scene: Scene) -> None:
        self.reference = weakref.ref(model)
        self.number = number
        self.names: list[str] = []
        self.compiles = 0
        self.sha256: str | None = None
        self.glance: int | None = None
        self.told: dict[str, Any] | None = None
        self.sight: Any = None
        self.cell, self.line = scene.here()
        self.compiled_at: dict[str, int | None] = {}  #: The cell and line of the last compile that went well.
        self.refusal: dict[str, Any] = {}  #: The fields about a compile that failed after it.
        self.settings: dict[str, Any] | None = None  #: Of a training loop of its own, without compile.


class Models:
    """Gives every model an id of its own, and tells what is new about it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[int, Known] = {}
        self._count = 0

    def known(self, model: Any) -> Known:
        """Return what we know about *model*; an id of Python's that was used again is another model."""
        known = self._known.get(id(model))
        if known is None or known.reference() is not model:
            self._count += 1
            known = self._known[id(model)] = Known(model, self._count, self._scene)
        return known

    def alive(self) -> list[Any]:
        """Return every model that still exists."""
        return [model for known in self._known.values() if (model := known.reference()) is not None]

    def named(self, name: str, model: Any) -> None:
        """A name was found that stands for *model*."""
        known = self.known(model)
        if name not in known.names:
            known.names.append(name)

    def named_at_least(self, name: str, model: Any) -> None:
        """Inside a function a name was found; it is used where there is no other."""
        if not self.known(model).names:
            self.named(name, model)

    def compiled(self, model: Any) -> None:
        """The model was compiled, here."""
        known = self.known(model)
        known.compiles += 1
        known.compiled_at, known.refusal = self._place(), {}
        self.tell(model)

    def not_compiled(self, model: Any, error: Exception) -> None:
        """Keras refused to compile the model, here."""
        place = {f"compile_error_{name}": number for name, number in self._place().items()}
        self.known(model).refusal = {"compile_error": in_short(error)} | place
        self.tell(model)

    def number(self, model: Any) -> int:
        """Return the model's id, and send its fact where something changed at first sight."""
        known = self.known(model)
        return known.number if _at_first_sight(model, known) == known.sight else self.tell(model)

    def tell(self, model: Any) -> int:
        """Send the model's fact where it says something new; return its id."""
        known = self.known(model)
        known.sight = _at_first_sight(model, known)
        parts = [self.tell(part) for part in parts_of(model) if hasattr(part, "compiled")]
        fields = self._fields(model, known) | {"parts": parts}
        if fields != known.told:
            known.told = fields
            self._scene.tell("model", **fields)
        return known.number

    def tell_news(self) -> None:
        """Send the facts of the models of which something changed at first sight."""
        for model in self.alive():
            self.number(model)

    def send_weights(self, model: Any) -> None:
        """Send the model's weights where they are other than those sent before."""
        known = self.known(model)
        seen = glance(model)
        if not model.weights or seen == known.glance:
            return
        known.glance = seen
        weights = weights_of(model)
        if weights is None or weights.sha256 == known.sha256:
            return
        known.sha256 = weights.sha256
        if len(weights.data) > LARGEST:
            self._scene.note(
                "left-out", "The model's weights are too large to be handed over (256 MB at most)."
            )
            return
        self._scene.send(
            "weights", weights.data, model=known.number, sha256=weights.sha256, arrays=weights.arrays
        )

    def _fields(self, model: Any, known: Known) -> dict[str, Any]:
        config, reason = configuration(model)
        return {
            "id": known.number,
            "names": known.names[:16],
            "form": form_of(model),
            "layers": layers_of(model),
            "config": config,
            "why_no_config": reason,
            "weights": known.sha256,
            "compiled": _compiled(model, known),
            "compiles": known.compiles,
            "input_shape": shape_of(model, "input"),
            "output_shape": shape_of(model, "output"),
            "cell": known.cell,
            "line": known.line,
        } | known.refusal

    def _place(self) -> dict[str, int | None]:
        cell, line = self._scene.here()
        return {"cell": cell, "line": line}


def _compiled(model: Any, known: Known) -> dict[str, Any] | None:
    settings = compiled_settings(model)
    return settings | known.compiled_at if settings else known.settings


def _at_first_sight(model: Any, known: Known) -> tuple[Any, ...]:
    """What is cheap to look at after every statement and at every call."""
    optimizer = getattr(model, "optimizer", None)
    variables = len(getattr(optimizer, "variables", ()))
    layers = len(getattr(model, "layers", ()))
    return model.built, layers, id(optimizer), variables, known.compiles, len(known.names), known.sha256
