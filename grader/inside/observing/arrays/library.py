"""Everything that is known about the data sets of the shelf, and the one question: what is this array?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from .contents import Content, content
from .finder import Finder
from .labels import Labels, as_classes
from .layouts import Array, views
from .pictures import Pictures
from .stored import Stored


class Recognised(NamedTuple):
    """An array that holds rows of a data set."""

    set: DataSet
    positions: Array  #: One a row; UNKNOWN where a row is none of the data set's.
    content: Content


class DataSet:
    """One data set of the shelf: an npz file with x_train, y_train, x_test and y_test."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.arrays = Stored(path)

    @property
    def pictures(self) -> Pictures:
        """The images by their masks."""
        return self._finder.pictures

    @cached_property
    def labels(self) -> Labels:
        """The labels by their order."""
        return Labels(self.arrays["y_train"], self.arrays["y_test"])

    def find_images(self, array: Array) -> Recognised | None:
        """Return which rows *array* holds, in whatever layout; None where it holds hardly any."""
        for images in views(array, self.pictures.height, self.pictures.width):
            positions = self._finder.find(images)
            if positions is not None:
                return self.recognised("images", positions)
        positions = self._finder.find_changed(array)
        return self.recognised("images", positions) if positions is not None else None

    def find_labels(self, array: Array) -> Recognised | None:
        """Return which rows' labels *array* is, in their order; None where it is not."""
        found = as_classes(array, self.labels.classes)
        positions = self.labels.find(found[0]) if found else None
        return self.recognised("labels", positions, found[1]) if found and positions is not None else None

    def recognised(self, part: str, positions: Array, one_hot: bool = False) -> Recognised:
        """Put what was found into words."""
        counts = self.pictures if part == "images" else self.labels
        fields = content(self.name, part, positions, counts.train, counts.test)  # type: ignore[arg-type]
        return Recognised(self, positions, fields | {"one_hot": True} if one_hot else fields)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.arrays["x_train"], self.arrays["x_test"])


class Library:
    """All data sets of the shelf, the assignment's own first."""

    def __init__(self, shelf: Mapping[str, str], first: str | None = None) -> None:
        names = sorted(shelf, key=lambda name: (name != first, name))
        self.sets = tuple(DataSet(name, shelf[name]) for name in names)

    @property
    def files(self) -> tuple[Stored, ...]:
        """The files that the data sets are read from."""
        return tuple(each.arrays for each in self.sets)

    @property
    def classes(self) -> int:
        """How many classes the assignment's own data set has; 0 without one."""
        return self.sets[0].labels.classes if self.sets else 0

    def find_images(self, array: Array) -> Recognised | None:
        """Return the data set's rows that *array* holds, or None."""
        return next((found for each in self.sets if (found := each.find_images(array))), None)

    def find(self, array: Array) -> Recognised | None:
        """Return what *array* is, images or labels, or None."""
        return self.find_images(array) or next(
            (found for each in self.sets if (found := each.find_labels(array))), None
        )
