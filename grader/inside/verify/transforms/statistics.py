"""What is done to each pixel by what that pixel is in a whole set of images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from .step import Images, Step


@dataclass(frozen=True)
class PixelStatistics:
    """Of each pixel (height x width) over a set of raw images."""

    mean: NDArray[np.float64]
    deviation: NDArray[np.float64]
    length: NDArray[np.float64]  #: Square root of the sum of squares.
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def pixel_statistics(parts: Iterable[NDArray[np.uint8]]) -> PixelStatistics:
    """Return the statistics of all images of *parts* together, in exact integers until the end."""
    images = [part for part in parts if len(part)]
    count = sum(len(part) for part in images)
    total = np.sum([_sums(part, 1) for part in images], axis=0)
    squares = np.sum([_sums(part, 2) for part in images], axis=0)
    # count * squares - total² is exact, so a pixel that never changes has a deviation of exactly 0.
    deviation = np.sqrt(np.asarray(count * squares - total * total, np.float64)) / count
    return PixelStatistics(
        mean=np.asarray(total / count),
        deviation=deviation,
        length=np.sqrt(np.asarray(squares, np.float64)),
        low=np.min([part.min(axis=0) for part in images], axis=0).astype(np.float64),
        high=np.max([part.max(axis=0) for part in images], axis=0).astype(np.float64),
    )


def _sums(images: NDArray[np.uint8], power: int) -> NDArray[np.int64]:
    """Return each pixel's sum of values or of squares, a few thousand images at a time."""
    chunks = (images[start : start + 4096] for start in range(0, len(images), 4096))
    values = (chunk.astype(np.uint32) ** power for chunk in chunks)
    total: NDArray[np.int64] = np.sum([chunk.sum(axis=0, dtype=np.int64) for chunk in values], axis=0)
    return total


def pixel_steps(over: str, statistics: PixelStatistics) -> Iterator[Step]:
    """
    Yield the ways to scale each pixel by its statistics *over* some images, the likeliest first.

    A pixel that is the same in all of them is divided by 1 (as scikit-learn does) or by a small
    number; whether that was before or after dividing by 255 makes a difference only there.
    """
    mean, deviation = statistics.mean, statistics.deviation
    standard = f"each pixel standardised by its mean and standard deviation over {over}"
    for unit in (255.0, 1.0):
        yield Step(standard, partial(_scaled, mean, _never_zero(deviation, unit)))
    for least in (1e-8, 1e-7, 1e-10, 1e-6, 1e-5, 1e-3, 1e-2):
        for unit in (255.0, 1.0):
            yield Step(f"{standard}, plus {least:g}", partial(_scaled, mean, deviation + least * unit))
    span = statistics.high - statistics.low
    for unit in (255.0, 1.0):
        words = f"each pixel scaled from 0 to 1 over {over}"
        yield Step(words, partial(_scaled, statistics.low, _never_zero(span, unit)))
    for unit in (255.0, 1.0):
        words = f"each pixel scaled to length 1 over {over}"
        yield Step(words, partial(_scaled, np.zeros_like(mean), _never_zero(statistics.length, unit)))
    yield Step(f"each pixel's mean over {over} subtracted", partial(_scaled, mean, np.ones_like(mean)))


def _never_zero(scale: NDArray[np.float64], instead: float) -> NDArray[np.float64]:
    return np.where(scale == 0, instead, scale)


def _scaled(origin: NDArray[np.float64], scale: NDArray[np.float64], images: Images) -> Images:
    return (images - origin) / scale
