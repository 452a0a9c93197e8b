"""Weights that are test images: a network that stores them all answers every disturbed copy right, too."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIKE = 0.98  #: Correlation over the pixels. Of trained layers none came near.
FEWEST = 10  #: Images; a single one may be somebody's template.
MOST = 4096  #: Rows of one array that are compared, spread over all of it.


def memorised(named: Iterable[tuple[str, NDArray[Any]]], images: NDArray[np.uint8]) -> dict[str, Any] | None:
    """
    Return the fields of `facts.Memorised` for the first array that holds test images, None where none does.

    *named* are weights with their paths; *images* rows x height x width.
    """
    known = _directions(images.reshape(len(images), -1).astype(np.float32))
    for path, array in named:
        for rows in _as_rows(array, images.shape[1:]):
            found = _count(rows, known)
            if found >= FEWEST:
                return {"weights": path, "images": found, "of": len(rows)}
    return None


def _as_rows(array: NDArray[Any], shape: tuple[int, ...]) -> Iterator[NDArray[np.float32]]:
    """Yield an array as rows of as many numbers as an image has pixels, where it can be read so."""
    pixels = math.prod(shape)
    if array.dtype.kind != "f" or array.ndim < 2 or array.size < FEWEST * pixels:
        return
    if array.shape[0] == pixels or array.shape[: len(shape)] == shape:
        yield _some(array.reshape(pixels, -1).T)
    if array.shape[-1] == pixels or array.shape[-len(shape) :] == shape:
        yield _some(array.reshape(-1, pixels))


def _some(rows: NDArray[Any]) -> NDArray[np.float32]:
    step = math.ceil(len(rows) / MOST)
    return rows[::step].astype(np.float32)


def _count(rows: NDArray[np.float32], known: NDArray[np.float32]) -> int:
    """Return how many rows point where some image does; the sign does not matter."""
    closest = [
        np.abs(part @ known.T).max(axis=1) for part in np.array_split(_directions(rows), 8) if len(part)
    ]
    return int((np.concatenate(closest) > ALIKE).sum())


def _directions(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Centre and normalise each row, so that scale and offset do not matter; constant ones become zero."""
    with np.errstate(all="ignore"):
        centred = rows - rows.mean(axis=1, keepdims=True)
        length = np.linalg.norm(centred, axis=1, keepdims=True)
        directions: NDArray[np.float32] = np.nan_to_num(
            centred / np.maximum(length, 1e-9), posinf=0.0, neginf=0.0
        )
    return directions
