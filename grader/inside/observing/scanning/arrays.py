"""Facts about the arrays that a submission's names stand for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ..arrays.labels import SHORTEST, as_classes
from ..arrays.layouts import Array
from ..arrays.library import Library, Recognised
from ..arrays.sampling import signature
from ..calls.answers import Answers
from ..place import Scene
from .walk import Found, arrays_of, their_names

MANY_ROWS = 1000
LIKE_AN_IMAGE = 64  #: Numbers a row, at least.
MOST_PASSED = 64  #: Arrays told of because a call was given them.
BESIDES = 8  #: Image arrays remembered, so that shuffled labels can be judged beside them.
SAME = 0.99  #: Share of labels that must agree with the images.

Place = tuple[int | None, int | None]  #: Cell and line.


class ArrayScanner:
    """Looks at a namespace again and again, and tells what is new in it."""

    def __init__(self, scene: Scene, library: Library, answers: Answers) -> None:
        self._scene, self._library, self._answers = scene, library, answers
        self._seen: dict[str, tuple[int, Any]] = {}
        self._images: dict[int, Recognised] = {}
        self._passed = 0

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Tell of every array that is new or other than it was; costs little where nothing changed."""
        self._look_at(namespace, self._news_of, self._scene.here())

    def look_inside(self, function: str, variables: Mapping[str, Any], place: Place) -> None:
        """Tell of every array that so far only a *function*, at work at *place*, has a name for."""
        self._look_at(variables, functools.partial(self._news_inside, function), place)

    def _look_at(
        self, namespace: Mapping[str, Any], news_of: Callable[[str, Any], list[Found]], place: Place
    ) -> None:
        news: list[tuple[Found, Array]] = []
        for name, value in their_names(namespace):
            with self._scene.looking_at(f"The variable {name}"):
                found_here = news_of(name, value)
                self._seen |= {found.name: found.signature for found in found_here}
                news += [(found, array) for found in found_here if (array := found.whole()) is not None]
        for found, array in sorted(news, key=lambda pair: -pair[1].size):  # images before their labels
            with self._scene.looking_at(f"The variable {found.name}"):
                self._tell(found, array, place)

    def passed(self, name: str, array: Array | None) -> None:
        """Tell of an array that a call was given, unless a name stands for it: it may live in a function."""
        if array is None or not array.ndim or len(array) < SHORTEST or self._passed >= MOST_PASSED:
            return
        known = len(array), signature(array)
        if known not in self._seen.values():
            self._seen[name] = known
            self._passed += 1
            self._tell(Found(name, known, lambda: array), array, self._scene.here())

    def _news_of(self, name: str, value: Any) -> list[Found]:
        news = [found for found in arrays_of(name, value) if self._seen.get(found.name) != found.signature]
        if name.strip("_"):
            return news
        known = self._seen.values()  # an output of IPython's, or what a student did not care to name
        return [found for found in news if found.signature not in known]

    def _news_inside(self, function: str, name: str, value: Any) -> list[Found]:
        known = self._seen.values()
        news = [found for found in arrays_of(name, value) if found.signature not in known]
        return [found._replace(name=f"{found.name} (in {function})") for found in news]

    def _tell(self, found: Found, array: Array, place: Place) -> None:
        recognised = self._library.find(array) or self._labels_beside_images(array)
        if recognised is None and not _could_be_images(array):
            return
        if recognised is not None and recognised.content["part"] == "images":
            self._remember(recognised)
        content = recognised.content if recognised else None
        self._answers.labels_are_one_hot |= bool(content and content.get("one_hot"))
        fields = {"cell": place[0], "line": place[1]} | described(array)
        self._scene.tell("array", name=found.name, **fields, content=content)
        if recognised is not None:
            self._tell_labels_in(recognised, found, array, place)

    def _tell_labels_in(self, images: Recognised, found: Found, array: Array, place: Place) -> None:
        """A table may hold the labels in a column beside the pixels."""
        width = images.set.pictures.height * images.set.pictures.width + 1
        if array.ndim != 2 or array.shape[1] != width or images.content["part"] != "images":
            return
        for column in (0, -1):
            if self._labels_beside_images(array[:, column]):
                name = f"{found.name}, column {column % width}"
                self._tell(found._replace(name=name), array[:, column], place)

    def _remember(self, recognised: Recognised) -> None:
        rows = len(recognised.positions)
        self._images.pop(rows, None)
        self._images = dict([*self._images.items(), (rows, recognised)][-BESIDES:])

    def _labels_beside_images(self, array: Array) -> Recognised | None:
        images = self._images.get(len(array))
        if images is None or len(array) < SHORTEST:
            return None
        found = as_classes(array, images.set.labels.classes)
        agreement = images.set.labels.agreement(images.positions, found[0]) if found else None
        if found is None or agreement is None or agreement < SAME:
            return None
        return images.set.recognised("labels", images.positions, found[1])


def described(array: Array) -> dict[str, Any]:
    """Return shape, dtype, lowest and highest value as fields of a fact."""
    low, high = _range(array) if array.dtype.kind in "buif" and array.size else (None, None)
    return {"shape": list(array.shape), "dtype": array.dtype.name, "low": low, "high": high}


def _range(array: Array) -> tuple[float, float]:
    low, high = float(array.min()), float(array.max())
    if low == low:
        return low, high
    return float(np.fmin.reduce(array, axis=None)), float(np.fmax.reduce(array, axis=None))  # without NaN


def _could_be_images(array: Array) -> bool:
    many = array.ndim >= 2 and len(array) >= MANY_ROWS
    return many and array.size // len(array) >= LIKE_AN_IMAGE and array.dtype.kind in "buif"
