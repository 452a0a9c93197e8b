"""
Finds the preprocessing that turns raw images into what a model was fed.

A guess is fitted on half of the pairs and believed only when the other half confirms it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .guesses import guesses
from .step import Images, Step, Transform
from .values import TOLERANCE

MOST_PAIRS = 32  #: Used for fitting and confirming; the rest only has to agree.
MOST_VALUES = 2 * 10**6  #: Of these together; large rows are tried in fewer pairs.


@dataclass(frozen=True)
class Pairs:
    """Raw images (uint8) and the same images as fed, row by row."""

    raw: NDArray[np.uint8]
    fed: NDArray[Any]

    def thinned(self, most: int) -> Pairs:
        """Return at most *most* pairs, evenly spread."""
        keep = np.unique(np.linspace(0, len(self.raw) - 1, most).round().astype(int))
        return Pairs(self.raw[keep], self.fed[keep])


@dataclass(frozen=True)
class Found:
    """A transform, and how well it is known."""

    transform: Transform
    fitted_on: int
    confirmed_on: int
    largest_error: float  #: On all pairs, as a share of the range of what was fed.


def identify(pairs: Pairs, pixel_steps: Callable[[], Iterator[Step]]) -> Found | None:
    """
    Return the transform behind *pairs*, or None when no guess is confirmed.

    *pixel_steps* gives what to try where nothing simpler fits; a function, so that statistics over
    many images are computed only when they are needed. At least two pairs are needed.
    """
    if len(pairs.raw) < 2 or not _usable(pairs.fed):
        return None
    some = pairs.thinned(max(4, min(MOST_PAIRS, MOST_VALUES // pairs.fed[0].size)))
    fitting, confirming = Pairs(some.raw[0::2], some.fed[0::2]), Pairs(some.raw[1::2], some.fed[1::2])
    for steps in guesses(fitting.raw, fitting.fed, pixel_steps):
        transform = Transform(steps, pairs.fed.dtype)
        if all(error_of(transform, part) <= TOLERANCE for part in (fitting, confirming, pairs)):
            return Found(transform, len(fitting.raw), len(confirming.raw), error_of(transform, pairs))
    return None


def error_of(transform: Transform, pairs: Pairs) -> float:
    """Return the largest error of *transform*, as a share of the range of what was fed."""
    fed = pairs.fed.astype(np.float64)
    span = float(fed.max() - fed.min())
    given = transform(pairs.raw).astype(np.float64)
    if given.shape != fed.shape or span == 0:
        return float("inf")
    error = float(np.abs(given - fed).max()) / span
    return error if error >= 0 else float("inf")  # NaN is no agreement


def _usable(fed: Images) -> bool:
    return fed.ndim >= 2 and fed.size > 0 and bool(np.isfinite(fed).all())
