"""The shapes in which people keep images, and views of them as (N, height, width)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

LARGEST_SIDE = 64  #: Pixels; images padded beyond it are not looked for.
CHANNELS = range(2, 5)


def views(array: Array, height: int, width: int) -> Iterator[Array]:
    """Yield every way to see *array* as images, (N, height, width); views, not copies, where possible."""
    if array.size == 0 or array.dtype.kind not in "buif":
        return
    squeezed = array.squeeze()
    yield from _plain(squeezed, height, width)
    yield from _last_axis_counts(squeezed, height, width)
    yield from _padded(squeezed, height, width)
    if squeezed.ndim == 2 and squeezed.shape[1] == height * width + 1:  # a csv, label beside pixels
        yield squeezed[:, 1:].reshape(-1, height, width)
        yield squeezed[:, :-1].reshape(-1, height, width)


def _plain(array: Array, height: int, width: int) -> Iterator[Array]:
    shape = array.shape
    if array.ndim >= 4 and shape[-2:] == (height, width) and shape[-3] in CHANNELS and _repeats(array, -3):
        yield array[..., 0, :, :].reshape(-1, height, width)
    elif array.ndim >= 2 and shape[-2:] == (height, width):
        yield array.reshape(-1, height, width)
    if array.ndim >= 1 and shape[-1] == height * width:
        yield array.reshape(-1, height, width)
    if array.ndim >= 3 and shape[-3:-1] == (height, width) and shape[-1] in CHANNELS:
        yield array[..., 0].reshape(-1, height, width)


def _repeats(array: Array, axis: int) -> bool:
    """Whether the first image of the first two channels is the same: channels, not a batch."""
    first = array[(0,) * (array.ndim - 3)] if axis == -3 else array
    return bool(np.array_equal(first[0], first[1]))


def _last_axis_counts(array: Array, height: int, width: int) -> Iterator[Array]:
    if array.ndim == 2 and array.shape[0] == height * width:
        yield array.T.reshape(-1, height, width)
    if array.ndim == 3 and array.shape[:2] == (height, width):
        yield np.moveaxis(array, -1, 0)


def _padded(array: Array, height: int, width: int) -> Iterator[Array]:
    if array.ndim >= 3 and array.shape[-1] in CHANNELS:
        array = array[..., 0]
    if array.ndim < 2:
        return
    tall, wide = array.shape[-2] - height, array.shape[-1] - width
    sides_fit = height < array.shape[-2] <= LARGEST_SIDE and width < array.shape[-1] <= LARGEST_SIDE
    if sides_fit and tall % 2 == 0 and wide % 2 == 0:
        inner = array[..., tall // 2 : tall // 2 + height, wide // 2 : wide // 2 + width]
        yield inner.reshape(-1, height, width)
