"""From values before to values after: a·x + b, black and white, or a fixed table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import numpy as np

from .step import Images, Step

TOLERANCE = 1e-4  #: Largest error, as a share of the range of what was fed.


def value_steps(before: Images, after: Images, grey: bool) -> Iterator[Step]:
    """
    Yield the simplest rules that may turn *before* into *after* (same shape), fitted to both.

    *grey* tells that *before* are raw grey values, for which a table is worth trying.
    """
    yield from affine(before, after)
    yield from threshold(before, after, grey)
    if grey:
        yield from table(before, after)


def affine(before: Images, after: Images) -> Iterator[Step]:
    """Yield a·x + b by least squares, where *before* has more than one value."""
    centred = before - before.mean()
    spread = float((centred * centred).sum())
    if spread > 0:
        factor = float((centred * after).sum()) / spread
        offset = float(after.mean() - factor * before.mean())
        if not (math.isfinite(factor) and math.isfinite(offset)):
            return
        for numbers in dict.fromkeys((_as_written(factor, offset), (factor, offset))):
            yield Step(_in_words(*numbers), partial(_affine, *numbers))


def _affine(factor: float, offset: float, images: Images) -> Images:
    return images * factor + offset


def _as_written(factor: float, offset: float) -> tuple[float, float]:
    """Return the numbers as people write them, 1/255 and 1/127.5 and -1, where they are nearly these."""
    divisor, whole = _to_a_half(1 / factor) if factor else 0.0, _to_a_half(offset)
    if divisor and abs(divisor * factor - 1) < TOLERANCE:
        factor = 1 / divisor
    return factor, whole if abs(offset - whole) < TOLERANCE / 2 else offset


def _to_a_half(number: float) -> float:
    """Return the nearest multiple of a half; the largest of numbers have none, and stay."""
    return round(2 * number) / 2 if math.isfinite(2 * number) else number


def _in_words(factor: float, offset: float) -> str:
    if abs(factor - 1) < 1e-6 and abs(offset) < 1e-4:
        return ""
    if abs(factor - 1) < 1e-6:
        return f"{-offset:.6g} subtracted" if offset < 0 else f"{offset:.6g} added"
    if abs(offset) <= 1e-5 * abs(factor) * 255 and factor:
        return f"divided by {1 / factor:.6g}" if abs(factor) < 1 else f"multiplied by {factor:.6g}"
    if factor < 0 and abs(offset + 255 * factor) <= 1e-5 * abs(offset):
        return "inverted" + ("" if abs(factor + 1) < 1e-6 else f" and divided by {-1 / factor:.6g}")
    if factor > 0 and 0 < -offset / factor < 255:
        return f"{-offset / factor:.6g} subtracted, then divided by {1 / factor:.6g}"
    return f"multiplied by {factor:.6g}, then {offset:.6g} added"


def threshold(before: Images, after: Images, grey: bool) -> Iterator[Step]:
    """Yield the rule "light where brighter than", where *after* has two values that one limit parts."""
    low, high = float(after.min()), float(after.max())
    light = after == high
    if low == high or not np.all(light | (after == low)):
        return
    for above, below, inside, outside in ((high, low, light, ~light), (low, high, ~light, light)):
        darkest, brightest = float(before[inside].min()), float(before[outside].max())
        if brightest < darkest:
            limit = _limit(brightest, darkest, grey)
            words = f"black and white: {above:g} where brighter than {limit:g}, else {below:g}"
            yield Step(words, partial(_split, limit, above, below))


USUAL = (127, 0, 128, 100, 50, 25, 51, 76, 102, 63, 64, 200, 150, 153, 178, 191, 204, 229, 10, 20, 30, 254)


def _limit(brightest: float, darkest: float, grey: bool) -> float:
    """Return the likeliest limit between the brightest dark and the darkest light value."""
    usual = (float(limit) for limit in USUAL if brightest <= limit < darkest)
    return next(usual, brightest) if grey else (brightest + darkest) / 2


def _split(limit: float, above: float, below: float, images: Images) -> Images:
    return np.where(images > limit, above, below)


def table(before: Images, after: Images) -> Iterator[Step]:
    """Yield a table of grey values, straight lines between those that were seen (at least 64)."""
    grey, places = np.unique(before, return_inverse=True)
    if len(grey) < 64:
        return
    counts = np.bincount(places.ravel())
    means = np.bincount(places.ravel(), after.ravel()) / counts
    words = "each grey value replaced by the one that a fixed table gives"
    yield Step(words, partial(_looked_up, grey, means))


def _looked_up(grey: Images, means: Images, images: Images) -> Images:
    return np.interp(images, grey, means)
