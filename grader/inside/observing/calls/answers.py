"""
Every row that a model answered, found again by its values.

A student copies, rounds and rescales predictions freely, so that a row is recognised by its numbers
and by nothing else; only where several rows hold the same numbers does it count which one it is a view of.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ..arrays.contents import place
from ..arrays.layouts import Array
from ..arrays.library import Recognised
from ..arrays.pictures import UNKNOWN
from .derived import SURE, Part, is_rare, matrix_behind, order_of, rarity, rising

LARGEST = 4_000_000  #: Numbers remembered in all.
MOST = 300  #: Predictions remembered; of a loop of thousands, image by image, the first are forgotten.
RECENT = 32  #: Predictions that values may have been made of in a way of the student's own.
FEW_ROWS = SAMPLE = 8
EXACT = 2e-6
ROUNDED = 6e-3  #: Two decimals, and per cent without any.
SCALES = (1.0, 100.0)
CLOSE_TO_ONE = 1e-3


@dataclass(frozen=True)
class Origin:
    """Where a row comes from, and what the model itself put out. Without a `row` several rows would fit."""

    model: int
    exact: bool
    row: int | None = None
    split: str | None = None
    index: int | None = None
    outputs: tuple[float, ...] | None = None


class _Entry:
    """The rows of one prediction."""

    def __init__(self, model: int, outputs: Array, images: Recognised | None, result: Any) -> None:
        self.model = model
        self.outputs = self.values = np.array(outputs, np.float64)
        self.images = images if images is not None and len(images.positions) == len(outputs) else None
        self._result = weakref.ref(result) if isinstance(result, np.ndarray) else lambda: None

    def matches(self, values: Array, tolerance: float) -> Array:
        """Return the rows that begin with *values*, every number within *tolerance*."""
        rows = np.flatnonzero(np.abs(self.values[:, 0] - values[0]) <= tolerance)
        close = np.all(np.abs(self.values[rows, : len(values)] - values) <= tolerance, axis=1)
        matching: Array = rows[close]
        return matching

    def closest(self, values: Array, tolerance: float) -> Array:
        """Return those with the very same numbers, where there are such: of many rows a network is sure."""
        rows = self.matches(values, tolerance)
        same = rows[np.all(self.values[rows, : len(values)] == values, axis=1)]
        return same if len(same) else rows

    @cached_property
    def order(self) -> Array:
        """In each row, where its smallest, second smallest, … value is."""
        return order_of(self.values)

    def row_of_view(self, view: Any) -> int | None:
        """Return the row of the student's result array that *view* looks at, by its address."""
        result = self._result()
        if result is None or not isinstance(view, np.ndarray) or not np.may_share_memory(result, view):
            return None
        offset = view.__array_interface__["data"][0] - result.__array_interface__["data"][0]
        return int(offset // result.strides[0])

    def origin(self, row: int | None, exact: bool) -> Origin:
        """Return where *row* comes from."""
        if row is None:
            return Origin(self.model, exact)
        outputs = tuple(self.outputs[row].tolist())
        if self.images is None or self.images.positions[row] == UNKNOWN:
            return Origin(self.model, exact, row, outputs=outputs)
        split, index = place(int(self.images.positions[row]), self.images.set.pictures.train)
        return Origin(self.model, exact, row, split, index, outputs)

    def as_probabilities(self) -> _Entry:
        """Return the same rows after a softmax, which many apply outside the model."""
        turned = _Entry(self.model, self.outputs, self.images, None)
        turned.values = _softmax(self.outputs)
        return turned


class Answers:
    """The answers of all models, the newest searched first."""

    def __init__(self, classes: Callable[[], int] = lambda: 0) -> None:
        self._classes = classes  #: Of the data set, asked late: a network may have more outputs.
        self._entries: list[_Entry] = []
        self._size = 0
        self._last: tuple[_Entry, int] | None = None
        #: Then a row of one 1 and nothing else is a label, if not exactly an answer.
        self.labels_are_one_hot = False

    def add(self, model: int, result: Any, values: Array, images: Recognised | None) -> None:
        """Remember the rows *values* (N, classes) of *result*, as the student got it."""
        entry = _Entry(model, values, images, result)
        self._keep(entry)
        if not are_probabilities(values):
            self._keep(entry.as_probabilities())

    def find(self, values: Any) -> Origin | None:
        """Return where a row of numbers comes from, rounded or in per cent too; None for no prediction."""
        row = np.asarray(values, np.float64).ravel()
        if not 1 < row.size <= 1000 or not np.isfinite(row).all():
            return None
        for tolerance in (EXACT, ROUNDED):
            for entry in reversed(self._entries):
                if entry.values.shape[1] == row.size and (
                    found := self._find_in(entry, row, values, tolerance)
                ):
                    return found
        return self._find_beginning(row, values)

    def find_rows(self, rows: Array) -> Origin | None:
        """Return where the first of *rows* comes from, if a sample does; none is thereby looked at alone."""
        last = self._last
        found = [self.find(row) for row in (rows[0], *rows[:: max(1, len(rows) // SAMPLE)])]
        self._last = last
        return found[0] if all(found) else None

    def _find_beginning(self, row: Array, original: Any) -> Origin | None:
        """A network with more outputs than classes: of its rows the first are looked at, as they are."""
        wider = [each for each in reversed(self._entries) if each.values.shape[1] > row.size]
        if not wider or row.size != self._classes() or rarity(row) < SURE:
            return None
        return next((found for each in wider if (found := self._find_in(each, row, original, EXACT))), None)

    def find_sorted(self, values: Any) -> Origin | None:
        """Return the same for a row that was put in order."""
        row = np.sort(np.asarray(values, np.float64).ravel())
        for entry in reversed(self._entries):
            if entry.values.shape[1] == row.size:
                ordered = np.sort(entry.values, axis=1)
                rows = np.flatnonzero((np.abs(ordered - row) <= EXACT).all(axis=1))
                if len(rows):
                    return entry.origin(int(rows[0]) if len(rows) == 1 else None, exact=True)
        return None

    def find_derived(self, values: Array) -> Origin | None:
        """Return where *values*, a row or a matrix, were made from: a prediction whose order they keep."""
        part = matrix_behind(values)
        row: Array = values[0] if values.ndim == 2 else values
        if not 1 < row.size <= 1000 or not np.isfinite(values).all():
            return None
        for entry in reversed(self._entries[-RECENT:]):
            if entry.values.shape[1] == row.size and (found := self._derived_from(entry, row, part)):
                return found
        return None

    def _derived_from(self, entry: _Entry, row: Array, part: Part | None) -> Origin | None:
        same = np.flatnonzero(np.abs(entry.as_probabilities().values - row).max(axis=1) <= EXACT)
        if len(same):
            return entry.origin(int(same[0]) if len(same) == 1 else None, exact=False)
        if part is not None and self._is_made_of(entry, part.matrix):
            return entry.origin(part.row, exact=False)
        rows = np.flatnonzero(rising(row[None], entry.order))
        if not len(rows) or not is_rare(row, len(entry.values)):
            return None
        return entry.origin(int(rows[0]) if len(rows) == 1 else None, exact=False)

    def _is_made_of(self, entry: _Entry, matrix: Array) -> bool:
        if matrix.shape != entry.values.shape or matrix.dtype.kind not in "buif":
            return False
        labels = self.labels_are_one_hot and bool(((matrix == 0) | (matrix == 1)).all())
        told = sum(rarity(row) for row in matrix[:FEW_ROWS])
        return not labels and told > 0 and bool(rising(matrix, entry.order).all())

    def _keep(self, entry: _Entry) -> None:
        self._entries.append(entry)
        self._size += entry.outputs.size
        while len(self._entries) > 1 and (self._size > LARGEST or len(self._entries) > MOST):
            small = (i for i, each in enumerate(self._entries[:-1]) if len(each.values) <= FEW_ROWS)
            self._size -= self._entries.pop(next(small, 0)).outputs.size

    def _find_in(self, entry: _Entry, row: Array, original: Any, tolerance: float) -> Origin | None:
        for scale in SCALES:
            rows = entry.closest(row / scale, tolerance)
            if len(rows):
                return entry.origin(self._choose(entry, rows, original), tolerance == EXACT)
        return None

    def _choose(self, entry: _Entry, rows: Array, original: Any) -> int | None:
        """The one row; of several with the same numbers the one looked at, or the one looked at last."""
        seen = entry.row_of_view(original)
        last = self._last[1] if self._last and self._last[0] is entry else None
        for wish in (seen, last):
            if wish is not None and wish in rows:
                self._last = entry, wish
                return wish
        if len(rows) > 1:
            return None
        self._last = entry, int(rows[0])
        return int(rows[0])


def are_probabilities(values: Array) -> bool:
    """Whether every row of *values* (N, classes) lies in [0, 1] and sums to 1 within 1e-3."""
    sums = values.sum(axis=1, dtype=np.float64)
    inside = (values >= 0).all() and (values <= 1).all()
    return bool(inside and (np.abs(sums - 1) <= CLOSE_TO_ONE).all())


def _softmax(values: Array) -> Array:
    powers = np.exp(values.astype(np.float64) - np.max(values, axis=1, keepdims=True))
    result: Array = powers / powers.sum(axis=1, keepdims=True)
    return result
