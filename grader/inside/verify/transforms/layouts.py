"""How the planes of an image lie in one row of what a model is fed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .step import Images, Step

LARGEST = 512  #: Pixels a side.


@dataclass(frozen=True)
class Layout:
    """Planes (rows x channels x height x width) <-> rows as fed."""

    height: int
    width: int
    to_planes: Callable[[Images], Images]
    from_planes: Step


def layouts(shape: tuple[int, ...], height: int, width: int) -> Iterator[Layout]:
    """
    Yield the layouts that rows of *shape* may have, the likeliest first.

    As many numbers as the raw image (height x width) has pixels are that image in reading order,
    whatever axes they come in; other sizes are told by their axes.
    """
    total = math.prod(shape)
    if total == height * width:
        yield _last(shape, height, width, 1)
        return
    for size in _sizes(tuple(length for length in shape if length != 1), height, width):
        high, wide, channels, first = size
        if max(high, wide) <= LARGEST and min(high, wide) > 1:
            yield (_first if first else _last)(shape, high, wide, channels)


def _sizes(axes: tuple[int, ...], height: int, width: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield (height, width, channels, channels first)."""
    if len(axes) == 3 and axes[-1] <= 4:
        yield axes[0], axes[1], axes[2], False
    elif len(axes) == 3 and axes[0] <= 4:
        yield axes[1], axes[2], axes[0], True
    elif len(axes) == 2 and axes == (height * width, 3):
        yield height, width, 3, False
    elif len(axes) == 2:
        yield axes[0], axes[1], 1, False
    elif len(axes) == 1:
        for channels in (1, 3):
            side = math.isqrt(axes[0] // channels)
            if side * side * channels == axes[0]:
                yield side, side, channels, False


def _last(shape: tuple[int, ...], high: int, wide: int, channels: int) -> Layout:
    def to_planes(fed: Images) -> Images:
        return np.moveaxis(fed.reshape(len(fed), high, wide, channels), -1, 1)

    def from_planes(planes: Images) -> Images:
        return np.moveaxis(planes, 1, -1).reshape(len(planes), *shape)

    return Layout(high, wide, to_planes, Step(_words(shape, high, wide, channels), from_planes))


def _first(shape: tuple[int, ...], high: int, wide: int, channels: int) -> Layout:
    return Layout(
        high,
        wide,
        lambda fed: fed.reshape(len(fed), channels, high, wide),
        Step(_words(shape, high, wide, channels), lambda planes: planes.reshape(len(planes), *shape)),
    )


def _words(shape: tuple[int, ...], high: int, wide: int, channels: int) -> str:
    if shape == (high, wide):
        return ""
    if len(shape) == 1:
        return f"flattened to {shape[0]} numbers"
    if len(shape) == 3 and channels == 1 and 1 in (shape[0], shape[-1]):
        return "an axis for the channel added"
    return "laid out as " + " x ".join(map(str, shape))
