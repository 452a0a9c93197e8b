"""The images of one data set, found again by their masks."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .layouts import Array
from .masks import NOTHING, mask_hashes

UNKNOWN = -1


class Pictures:
    """
    The images of a data set, training split first.

    A *position* is a row number among all of them: 0 to 69,999 for MNIST, UNKNOWN for no image.
    """

    def __init__(self, train: Array, test: Array, above: float = 0) -> None:
        """Take the splits as they were loaded, (N, height, width); only pixels *above* a value are ink."""
        self.above = above
        self._splits = (train, test)
        self.train, self.test = len(train), len(test)
        self.height, self.width = train.shape[1:]

    def image(self, position: int) -> Array:
        """Return the raw image at *position*."""
        train, test = self._splits
        found: Array = train[position] if position < self.train else test[position - self.train]
        return found

    def find(self, images: Array, background: Array | None = None) -> Array:
        """Return the position of each of *images* (N, height, width); the likeliest of shared masks."""
        hashes = mask_hashes(images, background)
        positions, shared = self._look_up(hashes)
        mostly_test = bool((positions[~shared] >= self.train).mean() > 0.5) if not shared.all() else False
        for row in np.flatnonzero(shared).tolist():
            expected = _expected(positions, shared, row)
            if expected is not None and self._has(expected, hashes[row]):
                positions[row] = expected
            else:
                positions[row] = self._likeliest(images[row], self._candidates(hashes[row]), mostly_test)
        return positions

    def _look_up(self, hashes: Array) -> tuple[Array, Array]:
        """Return the first position with each hash, and whether others share it."""
        ordered, order, _ = self._index
        left = np.minimum(np.searchsorted(ordered, hashes), len(ordered) - 1)
        found = (ordered[left] == hashes) & (hashes != NOTHING)
        shared = found & (ordered[np.minimum(left + 1, len(ordered) - 1)] == hashes)
        return np.where(found, order[left], UNKNOWN), shared & (left + 1 < len(ordered))

    def _has(self, position: int, mask: np.uint64) -> bool:
        hashes = self._index[2]
        return 0 <= position < len(hashes) and bool(hashes[position] == mask)

    def _candidates(self, mask: np.uint64) -> list[int]:
        ordered, order, _ = self._index
        first, last = np.searchsorted(ordered, mask, "left"), np.searchsorted(ordered, mask, "right")
        found: list[int] = order[first:last].tolist()
        return found

    def _likeliest(self, image: Array, candidates: list[int], in_test: bool) -> int:
        """The candidate in the split of the other rows that looks most like *image*."""
        same_split = [position for position in candidates if (position >= self.train) == in_test]
        return max(same_split or candidates, key=lambda position: _likeness(image, self.image(position)))

    def _hashes(self, split: Array) -> Array:
        return mask_hashes(split > self.above) if self.above else mask_hashes(split)

    @cached_property
    def _index(self) -> tuple[Array, Array, Array]:
        """The hashes in order, whose they are, and the hashes by position."""
        hashes = np.concatenate([self._hashes(split) for split in self._splits])
        order = np.argsort(hashes, kind="stable")
        return hashes[order], order, hashes


def _expected(positions: Array, shared: Array, row: int) -> int | None:
    """Where *row* would lie if it followed its neighbours; None without any."""
    for neighbour in (row - 1, row + 1):
        if 0 <= neighbour < len(positions) and not shared[neighbour] and positions[neighbour] != UNKNOWN:
            return int(positions[neighbour]) + row - neighbour
    return None


def _likeness(image: Array, original: Array) -> float:
    """The size of the correlation of two images: 1 when one is the other, scaled, shifted or inverted."""
    a, b = (np.nan_to_num(np.asarray(values, np.float64).ravel()) for values in (image, original))
    a, b = a - a.mean(), b - b.mean()
    scale = float(np.linalg.norm(a) * np.linalg.norm(b))
    return abs(float(a @ b)) / scale if scale else 0.0
