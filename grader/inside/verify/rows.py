"""Weights read as rows of as many numbers as an image has, however they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

WIDEST = 4096  #: Between two layers whose product is looked at.

Indices = NDArray[np.int64]


class Source(NamedTuple):
    """Rows of one weight array, or of the product of two."""

    path: str
    rows: int
    pick: Callable[[Indices], NDArray[Any]]


def rows_of(named: Sequence[tuple[str, NDArray[Any]]], size: int) -> Iterator[Source]:
    """Yield all that can be read as rows of *size* numbers; sides of length 1 do not matter."""
    usable = [(path, np.squeeze(array)) for path, array in named if array.dtype.kind in "fiu" and array.size]
    for path, array in usable:
        for rows in _read(array, size):
            yield Source(path, len(rows), rows.__getitem__)
    tables = [(path, array) for path, array in usable if array.ndim == 2]
    for (_, first), (path, second) in pairwise(tables):
        if len(first) == size and first.shape[1] == len(second) <= WIDEST:
            yield Source(path, second.shape[1], _product(first, second))


def chosen(
    sources: Sequence[Source], most: int, random: np.random.Generator
) -> Iterator[tuple[Source, Indices]]:
    """Yield which rows of each source to look at: all of them, or *most* that nobody can foresee."""
    ends = np.cumsum([source.rows for source in sources])
    places = np.sort(random.permutation(ends[-1])[:most])
    for source, end in zip(sources, ends, strict=True):
        start = end - source.rows
        inside = places[(places >= start) & (places < end)]
        if len(inside):
            yield source, inside - start


def _read(array: NDArray[Any], size: int) -> Iterator[NDArray[Any]]:
    """Yield the rows along the last axes, as in an embedding, and along the first, as in a kernel."""
    last, first = _side(array.shape[::-1], size), _side(array.shape, size)
    if last:
        yield array.reshape(-1, size)
    if first and array.ndim > 1:
        blocks = array.reshape(-1, size, array.size // first)
        yield blocks.swapaxes(1, 2).reshape(-1, size)


def _side(shape: Sequence[int], size: int) -> int:
    """Return the length of the axis that holds whole rows, or of those that hold one together; else 0."""
    if shape[:1] and shape[0] % size == 0:
        return shape[0]
    return size if size in np.cumprod(shape) else 0


def _product(first: NDArray[Any], second: NDArray[Any]) -> Callable[[Indices], NDArray[Any]]:
    """Two layers may hold together what neither holds alone: one shuffles the pixels, the other knows how."""

    def pick(indices: Indices) -> NDArray[Any]:
        with np.errstate(all="ignore"):
            columns: NDArray[Any] = first.astype(np.float32) @ second[:, indices].astype(np.float32)
        return columns.T

    return pick
