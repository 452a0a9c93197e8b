"""All models of a run: their ids, their names, and what was told of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...messages import in_short
from ..place import Scene
from .acquaintance import Known
from .compiled import compiled_settings, settings
from .configuration import configuration, form_of, own_code
from .layers import layers_of, parts_of, shape_of
from .losses import recognised_loss
from .operations import Operations
from .weights import glance, weights_of

LARGEST = 256 * 2**20  #: Bytes of weights that leave the process.
MOST_KEPT = 2


class Models:
    """Gives every model an id of its own, and tells what is new about it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[int, Known] = {}
        self._count = 0
        self._operations = Operations()
        #: Networks that only this process can run, kept alive until they are exported: the newest used last.
        self.kept: list[Any] = []

    def known(self, model: Any) -> Known:
        """Return what we know about *model*; an id of Python's that was used again is another model."""
        known = self._known.get(id(model))
        if known is None or known.reference() is not model:
            self._count += 1
            known = self._known[id(model)] = Known(model, self._count, self._scene)
        return known

    def another(self) -> int:
        """Return an id for what is no Keras model, and yet a network."""
        self._count += 1
        return self._count

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
        known.loss = recognised_loss(getattr(model, "loss", None))
        self.tell(model)

    def not_compiled(self, model: Any, error: Exception) -> None:
        """Keras refused to compile the model, here."""
        place = {f"compile_error_{name}": number for name, number in self._place().items()}
        self.known(model).refusal = {"compile_error": in_short(error)} | place
        self.tell(model)

    def trained_with(self, model: Any, optimizer: Any, loss: Any) -> None:
        """A loop of the student's own trains the model with these."""
        used = settings(optimizer, loss, list(model.trainable_variables))
        self.known(model).settings = used | recognised_loss(loss)

    def equipped(self, optimizer: Any, loss: Any) -> None:
        """These exist: where no compile was given the optimizer, it is there for a loop of one's own."""
        models = self.alive()
        taken = any(getattr(model, "optimizer", None) is optimizer for model in models)
        for model in models:
            known = self.known(model)
            never_compiled = known.compiles == 0 and not known.refusal
            prepared = None if taken or not never_compiled else settings(optimizer, loss, [])
            if prepared != known.prepared:
                known.prepared = prepared

    @contextmanager
    def called(self, model: Any, kind: Any) -> Iterator[None]:
        """While this lasts it is called: see what its own code computes, once for each kind of call."""
        known = self.known(model)
        if not self._may_show_more(model, known, kind):
            yield
            return
        with self._operations.recorded() as steps:
            yield
        known.calls.add(kind)
        known.operations = steps.layers or known.operations

    def _may_show_more(self, model: Any, known: Known, kind: Any) -> bool:
        """Whether it has code of its own that was not seen in such a call; a loop asks often."""
        with self._scene.looking_at("The models"):
            plain = kind, None if form_of(model) == "subclass" else len(model.layers)
            if kind in known.calls or plain in known.calls:
                return False
            if own_code(model) is not None:
                return True
            known.calls.add(plain)
        return False

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
        if known.told is None or known.told["config"] is None:
            self.kept = [*(other for other in self.kept if other is not model), model][-MOST_KEPT:]
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
            "operations": known.operations,
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
    refused = known.refusal and not known.compiles  # Keras takes the optimizer before it refuses the rest
    looped = known.settings and not known.compiles  # it may hold an optimizer without being compiled
    compiled = None if refused or looped else compiled_settings(model)
    return compiled | known.compiled_at | known.loss if compiled else known.settings or known.prepared


def _at_first_sight(model: Any, known: Known) -> tuple[Any, ...]:
    """What is cheap to look at after every statement and at every call."""
    optimizer = getattr(model, "optimizer", None)
    variables = len(getattr(optimizer, "variables", ()))
    layers = len(getattr(model, "layers", ()))
    told = (
        known.compiles,
        len(known.names),
        known.sha256,
        id(known.operations),
        id(known.settings),
        id(known.prepared),
    )
    return model.built, layers, id(optimizer), variables, *told
