"""
What a session did before anybody looked on, as far as it can still be seen.

Arrays and networks are there to be looked at. A network remembers how its training went. The sources of the
cells say what was fed to it and what became of its answers, wherever their names still stand for the same;
nothing is run again.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..observing.parts import Parts
from ..observing.place import Scene
from .expressions import Unknown, value_of
from .statements import Past, Ran, past_of

_ARGMAX = "argmax"
#: Code in these runs never, later, or often.
_NOT_ONCE = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.IfExp, ast.BoolOp)


def catch_up(scene: Scene, parts: Parts, shell: Any) -> bool:
    """Tell of everything in *shell* that can still be seen; return whether that is all that was trained."""
    namespace = shell.user_ns
    parts.arrays.look(namespace)
    parts.models.look(namespace)
    for model in models_of(namespace):
        with scene.looking_at("A compiled model"):
            if getattr(model, "optimizer", None) is not None:
                parts.known.compiled(model)
    past = past_of(shell)
    reading = Reading(scene, parts, past or Past({}), namespace)
    reading.read_all()
    for model in models_of(namespace):
        if id(model) not in reading.trained and history_of(model) is not None:
            with scene.looking_at("A training"):
                parts.fits.happened(model, None, None, history_of(model))
    if past is None or len(reading.trained) != past.trainings:
        return False
    return all(_is_all_of_it(model) for model in models_of(namespace))


class Reading:
    """Reads one statement after the other."""

    def __init__(self, scene: Scene, parts: Parts, past: Past, namespace: Mapping[str, Any]) -> None:
        self._scene, self._parts = scene, parts
        self._past, self._namespace = past, namespace
        self.trained: set[int] = set()  #: Ids of the networks whose training was told of.

    def read_all(self) -> None:
        """Tell what was done to networks, and with their answers."""
        for ran in self._past.statements:
            self._scene.enter(ran.cell)
            self._scene.line = ran.node.lineno
            self._read(ran)
        self._scene.enter(None)

    def _read(self, ran: Ran) -> None:
        for call in _calls(ran.node):
            with self._scene.looking_at("What ran before"):
                try:
                    self._read_call(ran, call)
                except Unknown:
                    continue

    def _read_call(self, ran: Ran, call: ast.Call) -> None:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name == "fit":
            self._fit(ran, call)
        elif name == "predict":
            self._predicted(ran, call)
        elif name == _ARGMAX:
            self._picked(ran, call)

    def _fit(self, ran: Ran, call: ast.Call) -> None:
        model = self._model(ran, call)
        history = history_of(model)
        if history is None or self._past.trained_after(ran.turn):
            raise Unknown
        x, y = self._argument(ran, call, 0, "x"), self._argument(ran, call, 1, "y")
        self.trained.add(id(model))
        self._parts.fits.happened(model, x, y, history)

    def _predicted(self, ran: Ran, call: ast.Call) -> None:
        model = self._model(ran, call)
        if self._past.trained_after(ran.turn):
            raise Unknown
        x = self._argument(ran, call, 0, "x")
        self._parts.predictions.answered("predict", model, x, self._answers(ran, call, x))

    def _answers(self, ran: Ran, call: ast.Call, x: Any) -> Any:
        """What *call* answered about *x*, where a name was given to it, or to its only row."""
        node = ran.node
        target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
        if not isinstance(node, ast.Assign) or not isinstance(target, ast.Name):
            raise Unknown
        if target.id not in self._namespace or not self._past.lasts(target.id, ran.turn):
            raise Unknown
        answers = self._namespace[target.id]
        if node.value is call:
            return answers
        if _is_first_of(node.value, call) and len(x) == 1:
            return answers[None]
        raise Unknown

    def _picked(self, ran: Ran, call: ast.Call) -> None:
        function = self._numpy_argmax(call)
        rest = [self._value(ran, each) for each in call.args[1:]]
        named = {each.arg: self._value(ran, each.value) for each in call.keywords if each.arg}
        subject = self._value(ran, call.args[0]) if call.args else named.pop("a", None)
        if subject is None or not isinstance(call.func, ast.Attribute):
            raise Unknown
        self._parts.picks(function, _ARGMAX, ast.unparse(call.func), call.lineno)(subject, *rest, **named)

    def _numpy_argmax(self, call: ast.Call) -> Callable[..., Any]:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        module = self._namespace.get(owner.id) if isinstance(owner, ast.Name) else None
        if module is not sys.modules.get("numpy"):
            raise Unknown
        function: Callable[..., Any] = sys.modules["numpy"].argmax
        return function

    def _model(self, ran: Ran, call: ast.Call) -> Any:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not isinstance(owner, ast.Name) or not self._past.lasts(owner.id, ran.turn):
            raise Unknown
        model = self._namespace.get(owner.id)
        if not any(model is each for each in models_of(self._namespace)):
            raise Unknown
        return model

    def _argument(self, ran: Ran, call: ast.Call, place: int, name: str) -> Any:
        if len(call.args) > place:
            return self._value(ran, call.args[place])
        return next((self._value(ran, each.value) for each in call.keywords if each.arg == name), None)

    def _value(self, ran: Ran, node: ast.expr) -> Any:
        def lasts(name: str) -> bool:
            return self._past.lasts(name, ran.turn)

        return value_of(node, self._namespace, lasts)


def _calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """Yield the calls that running the statement once makes once, the inner ones first."""
    if not isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign):
        return
    waiting: list[ast.AST] = [statement]
    found: list[ast.Call] = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            found.append(node)
        waiting += [each for each in ast.iter_child_nodes(node) if not isinstance(each, _NOT_ONCE)]
    yield from reversed(found)


def _is_first_of(node: ast.expr, call: ast.Call) -> bool:
    """Whether *node* is `call[0]`."""
    index = node.slice if isinstance(node, ast.Subscript) and node.value is call else None
    return isinstance(index, ast.Constant) and index.value == 0


def models_of(namespace: Mapping[str, Any]) -> list[Any]:
    """Return the networks that a name stands for."""
    keras_model = sys.modules.get("keras.src.models.model")
    if keras_model is None:
        return []
    return [value for value in namespace.values() if isinstance(value, keras_model.Model)]


def _is_all_of_it(model: Any) -> bool:
    """Whether the last training that it remembers made all the steps that its optimizer took."""
    history, optimizer = history_of(model), getattr(model, "optimizer", None)
    steps = 0 if history is None else (history.params.get("steps") or -1) * len(history.epoch)
    taken = 0 if optimizer is None else int(optimizer.iterations)
    return bool(steps == taken)


def history_of(model: Any) -> Any:
    """Return what Keras keeps of the last training that ended; None where there was none."""
    history = getattr(model, "history", None)
    return history if getattr(history, "epoch", None) else None
