"""Pictures beyond their pixels: which image of the data set one was made of, or that it is of none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .nearest import Likeness, Nearest, averaging, centre_of, nearest
from .orientations import turned

SMALLEST = 14  #: Pixels a side; anything smaller is a table rather than a picture.
LARGEST = 2048
SURE = 0.75  #: Least correlation with the image that a picture was made of …
CLEARLY = 0.6  #: … which is to be nearer than the second by so much …
SAME = 0.985  #: … unless they are as good as equal.
STRANGE = 0.85  #: Images of other writers come up to here, and beyond.

Floats = NDArray[np.floating[Any]]


def likeness(pixels: NDArray[Any], data: DataSet) -> Likeness | None:
    """Return what a picture is most like, in whatever size, colours, place or turn; None for no picture."""
    sides = pixels.shape[:2]
    if pixels.ndim not in (2, 3) or min(sides) < SMALLEST or max(sides) > LARGEST:
        return None
    best: Likeness | None = None
    with np.errstate(all="ignore"):
        for grey in _greys(pixels.astype(np.float64)):
            found = _most_like(grey, nearest(data)) if np.ptp(grey) > 0 else None
            if found is not None and (best is None or found.best > best.best):
                best = found
            if best is not None and is_of(best):
                break
    return best


def _most_like(grey: Floats, images: Nearest) -> Likeness | None:
    size = (images.height, images.width)
    views = [view for plane in _planes(grey, images) for view in turned(plane) if view.shape == size]
    return images.find(views) if views else None


def is_of(found: Likeness) -> bool:
    """Whether a picture was surely made of the image that it is most like."""
    clearly = found.best >= SURE and 1 - found.best <= CLEARLY * (1 - found.second)
    return clearly or found.best >= SAME


def is_strange(found: Likeness) -> bool:
    """Whether a picture is surely of no image of the data set."""
    return not is_of(found) and found.best < STRANGE


def _planes(grey: Floats, images: Nearest) -> Iterator[Floats]:
    """The picture in the images' size: as a whole, its middle, and both with the ink moved to the centre."""
    whole = averaging(grey.shape[0], images.height) @ grey @ averaging(grey.shape[1], images.width).T
    for plane in (whole, *_middle(grey, images)):
        yield plane
        yield _centred(plane, images)


def _greys(pixels: Floats) -> Iterator[Floats]:
    if pixels.ndim == 2:
        yield pixels
        return
    colours = pixels[..., :3] if pixels.shape[2] >= 3 else pixels[..., :1]
    yield colours.mean(axis=2)
    if np.ptp(colours, axis=2).any():
        yield from np.moveaxis(colours, 2, 0)


def _middle(grey: Floats, images: Nearest) -> Iterator[Floats]:
    """The picture cut or filled up to the images' size, where it has nearly that."""
    sizes = list(zip(grey.shape, (images.height, images.width), strict=True))
    if grey.shape == (images.height, images.width) or any(not 0.6 <= have / want < 2 for have, want in sizes):
        return
    fill = [(max(0, (want - have) // 2), max(0, want - have - (want - have) // 2)) for have, want in sizes]
    padded = np.pad(grey, fill, constant_values=grey[0, 0])
    starts = [
        (have - want) // 2 for have, want in zip(padded.shape, (images.height, images.width), strict=True)
    ]
    yield padded[starts[0] : starts[0] + images.height, starts[1] : starts[1] + images.width]


def _centred(plane: Floats, images: Nearest) -> Floats:
    """The picture moved, by whole pixels, to where most images have their centre."""
    down, across = np.rint(images.centre - centre_of(plane)).astype(int)
    return np.roll(plane, (int(down), int(across)), axis=(0, 1))
