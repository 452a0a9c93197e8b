"""What a call was given: its images and labels, told by their content."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.contents import Content
from ..arrays.labels import as_classes
from ..arrays.layouts import Array
from ..arrays.library import Library, Recognised
from ..scanning.arrays import ArrayScanner
from ..scanning.values import as_array, stacked

LONGEST_LIST = 100_000


class Given:
    """Images `array` and labels as they were passed; either may be unknown."""

    def __init__(self, library: Library, x: Any, y: Any = None, in_order: bool = True) -> None:
        self._library, self._in_order = library, in_order
        self.array = array_of(x)
        self.images: Recognised | None = None
        if self.array is not None and self.array.ndim:
            self.images = library.find_images(self.array)
        self._labels = array_of(y)

    @property
    def rows(self) -> int | None:
        """How many rows were passed."""
        return len(self.array) if self.array is not None and self.array.ndim else None

    @property
    def shape(self) -> list[int] | None:
        """The shape of the images as passed."""
        return list(self.array.shape) if self.array is not None else None

    @property
    def in_turn(self) -> bool:
        """Whether each row of the array is one image, and was taken in its turn."""
        return self._in_order and self.images is not None and len(self.images.positions) == self.rows

    @property
    def aligned(self) -> bool:
        """Whether the rows are in turn, and of the assignment's own data set: other images have no number."""
        return self.in_turn and self.images is not None and self.images.set is self._library.sets[0]

    def tell(self, arrays: ArrayScanner, call: str) -> None:
        """Tell of the arrays, where no name stands for them."""
        arrays.passed(f"{call}(x)", self.array)
        arrays.passed(f"{call}(y)", self._labels)

    def classes(self) -> tuple[Array, bool] | None:
        """Return the labels as class numbers, and whether they were one-hot."""
        if self._labels is None or self._labels.size < 1:
            return None
        known = self._library.sets
        count = (self.images.set if self.images else known[0]).labels.classes if known else 10
        return as_classes(self._labels, count)

    def agreement(self) -> float | None:
        """Return the share of recognised images that came with the data set's own label."""
        classes = self.classes()
        if self.images is None or classes is None:
            return None
        return self.images.set.labels.agreement(self.images.positions, classes[0])

    def labels_content(self) -> Content | None:
        """Return what the labels are: by their order, or beside their images."""
        classes, agreement = self.classes(), self.agreement()
        if self.images is not None and classes is not None and agreement is not None and agreement > 0.99:
            return self.images.set.recognised("labels", self.images.positions, classes[1]).content
        if self._labels is None:
            return None
        found = next((each for data in self._library.sets if (each := data.find_labels(self._labels))), None)
        return found.content if found else None

    def slice_of_images(self, start: int) -> Content | None:
        """Return what the rows from *start* on are: Keras validates on the last ones."""
        if self.images is None or not self.in_turn:
            return None
        return self.images.set.recognised("images", self.images.positions[start:]).content


def array_of(value: Any) -> Array | None:
    """Return an array, tensor, frame, or list of numbers or arrays as one array; None for anything else."""
    array = as_array(value)
    if array is None and isinstance(value, list | tuple) and 0 < len(value) <= LONGEST_LIST:
        array = _of_list(list(value))
    if array is None and isinstance(value, dict) and len(value) == 1:
        array = array_of(next(iter(value.values())))
    return array if array is not None and array.dtype.kind in "buifOUS" else None


def _of_list(items: list[Any]) -> Array | None:
    """A list with one array is a model's one input; a list of many is its rows."""
    if len(items) == 1 and (only := as_array(items[0])) is not None:
        return only
    if isinstance(items[0], list):
        try:
            return np.asarray(items)
        except ValueError:  # ragged
            return None
    return stacked(items)
