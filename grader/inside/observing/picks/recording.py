"""What passes through the recorder: which values were looked at, and what was picked."""

from __future__ import annotations

import functools
import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..arrays.library import Library
from ..calls.answers import Answers
from ..calls.given import array_of
from ..calls.graphs import is_symbolic
from ..place import Scene
from .bystander import Bystander
from .choices import Call, Choice, choices
from .glances import Glances
from .items import MOST
from .searches import MOST_AT_A_PLACE, MOST_LOOKS, Searches
from .subjects import Subjects

FIRST_ANSWERS = 16
GOING_THROUGH = (max, sorted, heapq.nlargest)  #: They may be given what can be gone through only once.
GLANCED = ("max", "round")


class PickRecorder:
    """Called by the rewritten source with what the student calls; returns what does the same, observed."""

    def __init__(self, scene: Scene, answers: Answers, library: Library) -> None:
        self._scene, self._subjects = scene, Subjects(answers, library)
        self._told: Counter[Any] = Counter()
        self._looks: Counter[Any] = Counter()
        self._glances = Glances()
        self.searches = Searches(scene, answers, self._glances, self._tell)

    def __call__(self, function: Any, kind: str, spelled: str, line: int) -> Any:
        """Return *function*, observed; what only has the name of one (`print(argmax)`), as it is."""
        if not callable(function):
            return function

        @functools.wraps(function, updated=())
        def observed(*args: Any, **kwargs: Any) -> Any:
            keys: list[Any] = []
            if callable(kwargs.get("key")):
                kwargs["key"] = _noting(kwargs["key"], keys)
            elif any(function is each for each in GOING_THROUGH):
                args = tuple(_kept(value) for value in args)
            result = function(*args, **kwargs)
            if not self._is_enough(self._place(spelled, line)):
                with self._scene.looking_at("A choice of the largest value"):
                    self._look(kind, Call(function, args, kwargs, result, keys), spelled, line)
            return result

        return observed

    def __reduce__(self) -> tuple[type[Bystander], tuple[()]]:
        """Be nobody where a function is sent that passes things through here."""
        return Bystander, ()

    def glanced(self, values: Any) -> Any:
        """Return *values*, which are about to be compared with a number, as they are."""
        if not isinstance(values, int | float | np.generic):
            with self._scene.looking_at("A comparison"):
                self._glances.keep(values)
        return values

    def _look(self, kind: str, call: Call, spelled: str, line: int) -> None:
        if kind in GLANCED and not call.keys:
            self._glances.keep(call.subject)
        if is_symbolic(call.subject):
            return
        read = [] if kind == "round" else choices(kind, call)
        judged = [(choice, fact) for choice in read if (fact := self._fact(choice)) is not None]
        found = [fact for _, fact in judged if fact["subject"] == "prediction"]
        likely = [fact for choice, fact in judged if choice.sure]
        if found or likely:
            self._tell((found or likely)[0], spelled, line)

    def _fact(self, choice: Choice) -> dict[str, Any] | None:
        values = array_of(choice.values)
        if values is None or values.dtype.kind not in "buif" or not values.size or not 0 < values.ndim <= 2:
            return None
        given = choice.answers
        picked = {"answer": given[0]} if len(given) == 1 else {"answers": given[:FIRST_ANSWERS]}
        looked_at = self._glances.behind(values)
        subject = self._subjects.of(looked_at, looked_at if looked_at is not values else choice.values)
        return {"function": choice.function, **subject, **picked}

    def _tell(self, fact: dict[str, Any], spelled: str, line: int) -> None:
        self._told[self._place(spelled, line)] += 1
        self._scene.tell("pick", spelled=spelled, **fact)

    def _is_enough(self, place: tuple[Any, ...]) -> bool:
        self._looks[place] += 1
        return self._told[place] >= MOST_AT_A_PLACE or self._looks[place] > MOST_LOOKS

    def _place(self, spelled: str, line: int) -> tuple[Any, ...]:
        return self._scene.cell, self._scene.line, line, spelled


def _noting(key: Callable[[Any], Any], keys: list[Any]) -> Callable[[Any], Any]:
    """The student's key function, its values noted as they arise: it is called as often as it would be."""

    def noted(item: Any) -> Any:
        value = key(item)
        if len(keys) <= MOST:
            keys.append((item, value))
        return value

    return noted


def _kept(value: Any) -> Any:
    """A few items that can be gone through only once, as a list; more of them, as they are."""
    if not isinstance(value, Iterator):
        return value
    first = list(itertools.islice(value, MOST + 1))
    return first if len(first) <= MOST else itertools.chain(first, value)
