"""How many test images each model got right: all of its answers together, few at a time as they may be."""

from __future__ import annotations

import weakref
from typing import Any, NamedTuple

import numpy as np

from ..arrays.layouts import Array
from ..arrays.library import DataSet
from ..models.weights import glance
from .given import Given

LARGEST_ROW = 64 * 64 * 4  #: Numbers of an image that is kept as it was fed.
WRONG, RIGHT, UNSEEN = 0, 1, -1


class Fed(NamedTuple):
    """One image as a model was fed it, and where it stands in the data set."""

    image: Array
    position: int


class Tally:
    """Which test images of a data set one model answered rightly, since it last changed."""

    def __init__(self, model: Any, data: DataSet) -> None:
        self.model = weakref.ref(model)
        self.data = data
        self.seen = glance(model)
        self.answers = np.full(data.pictures.test, UNSEEN, np.int8)
        self.fed: Fed | None = None
        self.at_once = 0  #: Of the largest of its predictions, which was told by itself.

    def add(self, positions: Array, values: Array) -> None:
        """Take the outputs *values* (N, classes) for the images at *positions*."""
        of_test = positions >= self.data.pictures.train
        rows = positions[of_test] - self.data.pictures.train
        right = values[of_test].argmax(axis=1) == self.data.labels.all[positions[of_test]]
        self.answers[rows] = np.where(right, RIGHT, WRONG)
        self.at_once = max(self.at_once, len(rows))

    @property
    def of(self) -> int:
        """How many different test images were answered."""
        return int((self.answers != UNSEEN).sum())

    @property
    def correct(self) -> int:
        """How many of them rightly."""
        return int((self.answers == RIGHT).sum())


class Scores:
    """The tallies of all models, that of the model asked last at the end."""

    def __init__(self) -> None:
        self._tallies: dict[int, Tally] = {}

    def add(self, model: Any, number: int, given: Given, values: Array) -> None:
        """The model of this *number* answered *values* (N, classes) to what it was *given*."""
        if given.images is None or given.array is None or not given.aligned or len(values) != given.rows:
            return
        data, positions = given.images.set, given.images.positions
        tally = self._tallies.pop(number, None)
        if tally is None or tally.data is not data or tally.seen != glance(model):
            tally = Tally(model, data)
        self._tallies[number] = tally
        tally.add(positions, values)
        known = np.flatnonzero(positions >= 0)
        if len(known) and given.array[0].size <= LARGEST_ROW:
            tally.fed = Fed(np.array(given.array[known[-1]]), int(positions[known[-1]]))

    def tallies(self) -> list[tuple[int, Tally]]:
        """Return them by the number of the model, the one asked last at the end."""
        return list(self._tallies.items())
