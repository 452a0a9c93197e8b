"""
Images changed beyond their masks: binarised at 127, resized, blurred, noisy.

They still look like the originals. A few rows are compared with all images; if they lie in the data
set's order, every row is compared with the image that it would have to be, else few enough rows with all.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .layouts import Array
from .masks import BLOCK
from .pictures import UNKNOWN
from .sampling import spread

SIDE = 14  #: Images are compared in this size.
SMALLEST, LARGEST = 14, 128  #: Pixels a side of what can be an image.
ROWS = 8
VOTES = 3  #: Of these rows, as many must agree where the array starts; by chance not even two do.
SURE = 0.75  #: Share of all rows that must look like the image in their place.
ALIKE = 0.6  #: Correlation at which two small images are the same, changed.
VERY_ALIKE = 0.9  #: The same for images of which nothing but their looks tells which they are.
MARGIN = 0.02  #: By which the next image must look less like it.
MOST_EACH = 256  #: Rows; each is compared with all images.
AT_ONCE = 64
CHANNELS = range(1, 5)


class Resemblance:
    """All images of a data set, small, to compare others with."""

    def __init__(self, splits: tuple[Array, Array]) -> None:
        self._splits = splits

    def find(self, array: Array) -> Array | None:
        """Return the positions of changed images: of an unbroken run, or of few rows in any order."""
        images = as_images(array)
        if images is None or len(images) < ROWS:
            return None
        start = self._start(images)
        run = self._run(images, start) if start is not None else None
        return run if run is not None else self._each(images)

    def likely(self, images: Array) -> list[int]:
        """Return for each of *images* (N, height, width) the position of the image most like it."""
        positions: list[int] = self._nearest(images).tolist()
        return positions

    def _run(self, images: Array, start: int) -> Array | None:
        if start < 0 or start + len(images) > len(self._small):
            return None
        alike = [
            (small(images[row : row + BLOCK]) * self._small[start + row :][:BLOCK][: len(images) - row]).sum(
                axis=1
            )
            for row in range(0, len(images), BLOCK)
        ]
        is_alike = np.abs(np.concatenate(alike)) >= ALIKE
        positions = np.where(is_alike, np.arange(start, start + len(images)), UNKNOWN)
        return positions if is_alike.mean() > SURE else None

    def _start(self, images: Array) -> int | None:
        """The position of the first row, as most of a few rows say it."""
        rows = spread(len(images), ROWS)
        starts, counts = np.unique(self._nearest(images[rows]) - rows, return_counts=True)
        return int(starts[counts.argmax()]) if counts.max() >= VOTES else None

    def _nearest(self, images: Array) -> Array:
        nearest: Array = np.abs(self._small @ small(images).T).argmax(axis=0)
        return nearest

    def _each(self, images: Array) -> Array | None:
        """The positions of rows that each look like one image, and like no other nearly as much."""
        if len(images) > MOST_EACH or not self._are_distinct(
            self._distinct(images[spread(len(images), ROWS)])
        ):
            return None
        blocks = [self._distinct(images[row : row + AT_ONCE]) for row in range(0, len(images), AT_ONCE)]
        positions = np.concatenate(blocks)
        return positions if self._are_distinct(positions) else None

    def _distinct(self, images: Array) -> Array:
        scores = np.abs(self._small @ small(images).T)
        best = scores.argmax(axis=0)
        second, first = np.partition(scores, -2, axis=0)[-2:]
        positions: Array = np.where((first >= VERY_ALIKE) & (first - second >= MARGIN), best, UNKNOWN)
        return positions

    def _are_distinct(self, positions: Array) -> bool:
        return bool((positions != UNKNOWN).mean() > SURE)

    @cached_property
    def _small(self) -> Array:
        return np.concatenate([small(split) for split in self._splits])


def as_images(array: Array) -> Array | None:
    """Return *array* as (N, height, width); None where its rows are no images."""
    if array.dtype.kind not in "buif" or array.ndim not in (2, 3, 4):
        return None
    if array.ndim == 2:
        side = int(np.sqrt(array.shape[1]))
        array = array.reshape(-1, side, side) if side * side == array.shape[1] else array[:0, :, None]
    elif array.ndim == 4:
        array = array[..., 0] if array.shape[3] in CHANNELS else array[:, 0]
    sides_fit = all(SMALLEST <= side <= LARGEST for side in array.shape[1:])
    return array if sides_fit and len(array) else None


def small(images: Array) -> Array:
    """Return *images* as rows of SIDE x SIDE numbers, each row with mean 0 and length 1."""
    blocks = [_small_block(images[start : start + BLOCK]) for start in range(0, len(images), BLOCK)]
    return np.concatenate(blocks)


def _small_block(images: Array) -> Array:
    down, across = _averaging(images.shape[1]), _averaging(images.shape[2])
    reduced = np.einsum(
        "ih,nhw,jw->nij", down, np.nan_to_num(images.astype(np.float32)), across, optimize=True
    )
    rows = reduced.reshape(len(images), -1)
    rows = rows - rows.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Array = rows / np.where(lengths > 0, lengths, 1)
    return result


def _averaging(size: int) -> Array:
    """The matrix that averages *size* pixels into SIDE, in parts where a pixel lies in two."""
    edges = np.linspace(0, size, SIDE + 1)
    pixels = np.arange(size)
    overlap = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    shares: Array = np.clip(overlap, 0, None).astype(np.float32) * np.float32(SIDE / size)
    return shares
