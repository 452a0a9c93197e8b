"""What is done to each image by itself: standardised, scaled by its largest value, to length 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from .step import SAME, Images, Step

WHOLE, COLUMNS, ROWS = (1, 2), (1,), (2,)


def normalisations() -> Iterator[Step]:
    """Yield them, the likeliest first; `SAME` leads, for images not normalised one by one."""
    yield SAME
    yield Step("each image standardised by its own mean and standard deviation", _standardised)
    yield Step("each image divided by its largest value", partial(_divided, np.inf, WHOLE))
    for centre, before in ((None, ""), (255.0, "inverted, then "), (127.5, "centred, then ")):
        for order, length in ((2, "length 1"), (1, "sum 1")):
            for axes, what in ((WHOLE, "each image"), (COLUMNS, "each column"), (ROWS, "each row")):
                words = f"{before}{what} scaled to {length}"
                yield Step(words, partial(_from, centre, partial(_divided, order, axes)))
    yield Step("each column divided by its largest value", partial(_divided, np.inf, COLUMNS))
    yield Step("each row divided by its largest value", partial(_divided, np.inf, ROWS))
    yield Step("each image's mean subtracted", lambda images: images - images.mean((1, 2), keepdims=True))


def _from(centre: float | None, step: Callable[[Images], Images], images: Images) -> Images:
    """Return *images* normalised after inverting or centring (up to the sign, which a later factor holds)."""
    return step(images if centre is None else images - centre)


def _standardised(images: Images) -> Images:
    deviation = images.std((1, 2), keepdims=True)
    # tf.image.per_image_standardization divides by no less than this.
    least = 1.0 / np.sqrt(images.shape[1] * images.shape[2])
    standard: Images = (images - images.mean((1, 2), keepdims=True)) / np.maximum(deviation, least)
    return standard


def _divided(order: float, axes: tuple[int, ...], images: Images) -> Images:
    """Return *images* divided by their norms; where a norm is 0 they stay as they are."""
    size = np.abs(images)
    if order == np.inf:
        norm = size.max(axes, keepdims=True)
    else:
        norm = (size**order).sum(axes, keepdims=True) ** (1 / order)
    return images / np.where(norm == 0, 1.0, norm)
