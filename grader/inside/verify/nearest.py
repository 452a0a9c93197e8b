"""The image of a data set that a picture looks most like: resized, blurred, or black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet

SIDE = 14  #: All images are compared in this size, the likeliest in their own.
LIKELIEST = 32
VIEWS = 4  #: Of a picture, that are looked at closely.
BLOCK = 4096

Floats = NDArray[np.floating[Any]]
Place = tuple[str, int]  #: Split and row.


@dataclass(frozen=True)
class Likeness:
    """The image most like a picture, and by how much: correlations, also with the second."""

    place: Place
    best: float
    second: float


class Nearest:
    """All images of a data set, small, to compare pictures with."""

    def __init__(self, data: DataSet) -> None:
        self._data = data
        self._splits = list(data.images)
        self.height, self.width = data.images[self._splits[0]].shape[1:]
        self._small = np.concatenate([self._reduced(data.images[split]) for split in self._splits])
        self.centre = np.mean([centre_of(image) for image in data.images[self._splits[0]][:BLOCK]], axis=0)

    def find(self, views: Sequence[Floats]) -> Likeness:
        """Return what any of *views* of a picture, as large as the images, is most like, inverted or not."""
        alike = np.abs(self._small @ self._reduced(np.stack(views)).T)
        likeliest = np.argsort(-alike.max(axis=0))[:VIEWS]
        found = (self._closely(views[view], alike[:, view]) for view in likeliest.tolist())
        return max(found, key=lambda each: each.best)

    def _closely(self, view: Floats, alike: Floats) -> Likeness:
        rows = np.argpartition(-alike, min(LIKELIEST, len(alike)) - 1)[:LIKELIEST]
        places = [self._place(int(row)) for row in rows]
        images = np.stack([self._data.images[split][row] for split, row in places])
        close = np.abs(_units(images) @ _units(view[None])[0])
        first, second = np.argsort(-close)[:2]
        return Likeness(places[first], float(close[first]), float(close[second]))

    def _place(self, row: int) -> Place:
        for split in self._splits:
            if row < len(self._data.images[split]):
                return split, row
            row -= len(self._data.images[split])
        raise IndexError(row)

    def _reduced(self, images: NDArray[Any]) -> Floats:
        down, across = averaging(self.height, SIDE), averaging(self.width, SIDE)
        blocks = [images[start : start + BLOCK] for start in range(0, len(images), BLOCK)]
        return np.concatenate([_units(down @ block.astype(np.float32) @ across.T) for block in blocks])


@lru_cache(maxsize=2)
def nearest(data: DataSet) -> Nearest:
    """Return *data* ready to be compared with; a second of work and 55 MB for 70,000 images, kept."""
    return Nearest(data)


def centre_of(plane: NDArray[Any]) -> Floats:
    """Return the row and column of the centre of what differs from the first pixel."""
    ink = np.abs(plane.astype(np.float64) - float(plane[0, 0]))
    total = float(ink.sum()) or 1.0
    down, across = np.arange(plane.shape[0]), np.arange(plane.shape[1])
    return np.array([ink.sum(axis=1) @ down, ink.sum(axis=0) @ across]) / total


def averaging(size: int, parts: int) -> Floats:
    """Return the matrix (parts x size) that averages pixels into parts, or spreads them over more."""
    edges = np.linspace(0, size, parts + 1)
    pixels = np.arange(size)
    overlap = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    shares: Floats = (np.clip(overlap, 0, None) * (parts / size)).astype(np.float32)
    return shares


def _units(images: NDArray[Any]) -> Floats:
    """Each image as a row of numbers with mean 0 and length 1."""
    rows = images.reshape(len(images), -1).astype(np.float32)
    rows = rows - rows.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Floats = rows / np.where(lengths > 0, lengths, 1)
    return result
