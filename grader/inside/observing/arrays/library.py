"""Everything that is known about the data sets of the shelf, and the one question: what is this array?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from .contents import Content, content
from .labels import Labels, as_classes
from .layouts import Array, views
from .masks import pixel_backgrounds
from .pictures import UNKNOWN, Pictures
from .resemblance import Resemblance
from .sampling import spread

SAMPLE = 16  #: Rows looked at before a whole array is.
ENOUGH = 0.25  #: Share of the sample that must be known before a whole array is looked at.
ROWS_FOR_BACKGROUND = 100  #: From fewer rows a pixel's background cannot be told.
REMEMBERED = 8


class Recognised(NamedTuple):
    """An array that holds rows of a data set."""

    set: DataSet
    positions: Array  #: One a row; UNKNOWN where a row is none of the data set's.
    content: Content


class DataSet:
    """One data set of the shelf: an npz file with x_train, y_train, x_test and y_test."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self._path = path
        self._backgrounds: list[Array] = []

    @cached_property
    def pictures(self) -> Pictures:
        """The images by their masks."""
        return Pictures(self._arrays["x_train"], self._arrays["x_test"])

    @cached_property
    def labels(self) -> Labels:
        """The labels by their order."""
        return Labels(self._arrays["y_train"], self._arrays["y_test"])

    def find_images(self, array: Array) -> Recognised | None:
        """Return which rows *array* holds, in whatever layout; None where it holds hardly any."""
        for images in views(array, self.pictures.height, self.pictures.width):
            for background in self._background_guesses(images):
                sample = self.pictures.find(images[spread(len(images), SAMPLE)], background)
                if (sample != UNKNOWN).mean() >= ENOUGH:
                    self._remember(background)
                    return self.recognised("images", self.pictures.find(images, background))
        positions = self._resemblance.find(array)
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

    def _background_guesses(self, images: Array) -> Iterator[Array | None]:
        """Each image's own first pixel; then, for images whose every pixel was scaled on its own, more."""
        yield None
        if images.dtype.kind != "f":
            return
        yield from self._backgrounds
        if len(images) >= ROWS_FOR_BACKGROUND:
            yield from pixel_backgrounds(images)

    def _remember(self, background: Array | None) -> None:
        """A few rows of an array that was recognised as a whole are recognised later, too."""
        if background is not None and not any(background is known for known in self._backgrounds):
            self._backgrounds = [np.array(background), *self._backgrounds][:REMEMBERED]

    @cached_property
    def _resemblance(self) -> Resemblance:
        return Resemblance((self._arrays["x_train"], self._arrays["x_test"]))

    @cached_property
    def _arrays(self) -> dict[str, Array]:
        with np.load(self._path, allow_pickle=False) as file:
            return {name: file[name] for name in ("x_train", "y_train", "x_test", "y_test")}


class Library:
    """All data sets of the shelf, the assignment's own first."""

    def __init__(self, shelf: Mapping[str, str], first: str | None = None) -> None:
        names = sorted(shelf, key=lambda name: (name != first, name))
        self.sets = tuple(DataSet(name, shelf[name]) for name in names)

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
