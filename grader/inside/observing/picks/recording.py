"""What passes through the recorder: which values were looked at, and what was picked."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any

from ..arrays.layouts import Array
from ..arrays.library import Library
from ..calls.answers import Answers, Origin
from ..calls.given import array_of
from ..place import Scene
from .choices import Choice, choice

MOST_AT_A_PLACE = 32  #: Picks told of from one line: a loop of 10,000 says nothing new after that.
FIRST_ANSWERS = 16


class PickRecorder:
    """Called by the rewritten source with what the student calls; returns what does the same, observed."""

    def __init__(self, scene: Scene, answers: Answers, library: Library) -> None:
        self._scene, self._answers, self._library = scene, answers, library
        self._told: Counter[Any] = Counter()

    def __call__(
        self, function: Callable[..., Any], kind: str, spelled: str, line: int
    ) -> Callable[..., Any]:
        """Return *function*, observed."""

        @functools.wraps(function, updated=())
        def observed(*args: Any, **kwargs: Any) -> Any:
            keys: list[Any] = []
            if callable(kwargs.get("key")):
                kwargs["key"] = _noting(kwargs["key"], keys)
            result = function(*args, **kwargs)
            with self._scene.looking_at("A choice of the largest value"):
                self._look(choice(kind, function, args, kwargs, keys, result), spelled, line)
            return result

        return observed

    def _look(self, made: Choice | None, spelled: str, line: int) -> None:
        place = (self._scene.cell, self._scene.line, line, spelled)
        if made is None or self._told[place] >= MOST_AT_A_PLACE:
            return
        values = array_of(made.values)
        if values is None or values.dtype.kind not in "buif" or not values.size or values.ndim > 2:
            return
        self._told[place] += 1
        self._scene.tell("pick", function=made.function, spelled=spelled, **self._judged(made, values))

    def _judged(self, made: Choice, values: Array) -> dict[str, Any]:
        rows = values.reshape(1, -1) if values.ndim == 1 else values
        origin = self._origin(made.values if values.ndim == 1 else rows[0], rows)
        sign_turned = origin is None and made.function == "argsort" and self._origin(-rows[0], -rows)
        subject = "prediction" if origin or sign_turned else self._subject_by_values(rows)
        found = origin or (sign_turned or None)
        answers = made.answers(smallest_first=not sign_turned)
        where = _where(found) if found and len(rows) == 1 else {"model": found.model} if found else {}
        picked = {"answer": answers[0]} if len(answers) == 1 else {"answers": answers[:FIRST_ANSWERS]}
        return {"subject": subject, "rows": len(rows), **where, **picked}

    def _origin(self, first: Any, rows: Array) -> Origin | None:
        """Where the rows come from; only if all of a sample come from a prediction."""
        origin = self._answers.find(first)
        if origin is None:
            return None
        if not origin.exact and self._answers.labels_are_one_hot and _is_one_hot(rows):
            return None
        others = rows[:: max(1, len(rows) // 8)]
        return origin if all(self._answers.find(row) for row in others) else None

    def _subject_by_values(self, rows: Array) -> str:
        """Whole numbers that are all class numbers are labels: no network answers with these."""
        if rows.shape[1] > 1 and _is_one_hot(rows):
            return "labels"
        whole = rows.dtype.kind in "bui" and rows.min() >= 0
        return "labels" if whole and rows.max() < self._library.classes else "other"


def _where(origin: Origin) -> dict[str, Any]:
    return {"model": origin.model, "split": origin.split, "index": origin.index}


def _is_one_hot(rows: Array) -> bool:
    return bool(((rows == 0) | (rows == 1)).all() and (rows.sum(axis=1) == 1).all())


def _noting(key: Callable[[Any], Any], keys: list[Any]) -> Callable[[Any], Any]:
    """The student's key function, its values noted as they arise: it is called as often as it would be."""

    def noted(item: Any) -> Any:
        value = key(item)
        keys.append((item, value))
        return value

    return noted
