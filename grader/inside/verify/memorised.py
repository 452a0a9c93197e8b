"""Weights that are test images: a network that stores them all answers every disturbed copy right, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .directions import Known, apart, are_alike, known
from .rows import Source, chosen, rows_of

ALIKE = 0.98  #: Correlation over the pixels. Of 10000 training images 21 are as close to some test image.
FEWEST = 16  #: Different images; a few may be somebody's templates.
MOST = 2048  #: Rows that are compared, drawn from all of them.
LARGEST = 1024  #: Numbers in an image as fed; beyond, only the images themselves are looked for.

Weights = Sequence[tuple[str, NDArray[Any]]]
#: Pixels of an image as it may be stored, and how such images are had: only where weights could hold them.
Stored = tuple[int, Callable[[], Known]]


def memorised(named: Weights, stored: Iterable[Stored], random: np.random.Generator) -> dict[str, Any] | None:
    """
    Return the fields of `facts.Memorised`, None where the weights hold no test images.

    *named* are the weights with their paths, in their order; *stored* the test images, in all the ways in
    which they may have been stored.
    """
    for pixels, images in stored:
        sources = list(rows_of(named, pixels))
        found = _found(sources, images(), random) if sources else None
        if found is not None:
            return found
    return None


def stored_of(data: DataSet, prepare: Any) -> Iterator[Stored]:
    """Yield *data*'s test images as they are, where their ink is, and as *prepare* feeds them, if it does."""
    images = data.images["test"]
    pixels = images[0].size
    yield pixels, lambda: data.known_images
    yield pixels, lambda: data.known_ink
    if prepare is not None and prepare(images[:1]).size <= LARGEST:
        some = prepare(images[:20])
        if not are_alike(some, images[:20]):
            parts = np.array_split(images, 10)
            yield some[0].size, lambda: known(np.concatenate([prepare(part) for part in parts if len(part)]))


def _found(sources: list[Source], images: Known, random: np.random.Generator) -> dict[str, Any] | None:
    hits: dict[str, int] = {}
    different: set[int] = set()
    compared = 0
    for source, indices in chosen(sources, MOST, random):
        likeness, closest = _closest(apart(source.pick(indices), images.common), images.directions)
        hits[source.path] = hits.get(source.path, 0) + int((likeness > ALIKE).sum())
        different |= set(closest[likeness > ALIKE].tolist())
        compared += len(indices)
    if len(different) < FEWEST:
        return None
    return {"weights": max(hits, key=lambda path: hits[path]), "images": len(different), "of": compared}


def _closest(
    rows: NDArray[np.float32], directions: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return how like the nearest image each row is, and which that is; the sign does not matter."""
    parts = [np.abs(rows[start : start + 512] @ directions.T) for start in range(0, len(rows), 512)]
    return np.concatenate([p.max(axis=1) for p in parts]), np.concatenate([p.argmax(axis=1) for p in parts])
