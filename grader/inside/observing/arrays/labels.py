"""The labels of one data set, found again as they are, one-hot or cast, whole or sliced."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .layouts import Array
from .sampling import spread

SHORTEST = 32  #: Fewer labels in a row than this could be anybody's.


class Labels:
    """The labels of a data set, training split first; positions count through both splits."""

    def __init__(self, train: Array, test: Array) -> None:
        """Take the splits as they were loaded, (N,)."""
        self.all = np.concatenate([train, test]).astype(np.int64).ravel()
        self.train, self.test = len(train), len(test)
        self.classes = int(self.all.max()) + 1

    def find(self, classes: Array) -> Array | None:
        """Return the positions of an unbroken run of labels (N,); None where it is not the data set's."""
        count = len(classes)
        if count < SHORTEST or classes.min() < 0 or classes.max() >= self.classes:
            return None
        start = self._bytes.find(classes.astype(np.uint8).tobytes())
        return np.arange(start, start + count) if start >= 0 else self._in_another_order(classes)

    def _in_another_order(self, classes: Array) -> Array | None:
        """Positions of all labels of a split or of both, shuffled or sorted: told by how many of each."""
        for start, end in ((0, self.train), (self.train, len(self.all)), (0, len(self.all))):
            if len(classes) != end - start:
                continue
            counts = np.bincount(self.all[start:end], minlength=self.classes)
            telling = len(set(counts.tolist())) > self.classes // 2
            if telling and np.array_equal(counts, np.bincount(classes, minlength=self.classes)):
                positions = np.empty(len(classes), np.intp)
                positions[np.argsort(classes, kind="stable")] = start + np.argsort(
                    self.all[start:end], kind="stable"
                )
                return positions
        return None

    def agreement(self, positions: Array, classes: Array) -> float | None:
        """Return the share of recognised rows whose label is the data set's own; None without any."""
        known = positions >= 0
        if len(positions) != len(classes) or not known.any():
            return None
        return float((self.all[positions[known]] == classes[known]).mean())

    @cached_property
    def _bytes(self) -> bytes:
        return self.all.astype(np.uint8).tobytes()


def as_classes(array: Array, count: int) -> tuple[Array, bool] | None:
    """
    Return *array* as class numbers (N,) and whether it was one-hot; None where it is no labels.

    Takes (N,), (N, 1) and (N, count), of any number type, booleans, or digits as text.
    """
    squeezed = array.squeeze() if array.size > 1 else array.reshape(-1)
    if squeezed.ndim == 2 and squeezed.shape[1] == count and squeezed.dtype.kind in "buif":
        return _from_one_hot(squeezed)
    return _from_numbers(squeezed) if squeezed.ndim == 1 else None


def _from_one_hot(array: Array) -> tuple[Array, bool] | None:
    for rows in (array[spread(len(array), 16)], array):
        if not ((rows == 0) | (rows == 1)).all() or not (rows.sum(axis=1) == 1).all():
            return None
    return array.argmax(axis=1), True


def _from_numbers(array: Array) -> tuple[Array, bool] | None:
    if array.dtype.kind not in "uifOUST":
        return None
    for rows in (array[spread(len(array), 16)], array):
        try:
            numbers = rows.astype(np.float64)
        except (TypeError, ValueError):
            return None
        if not np.isfinite(numbers).all() or (numbers != np.round(numbers)).any():
            return None
    return numbers.astype(np.int64), False
