"""One picture of many images, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 400


def tiles(pixels: NDArray[Any], height: int, width: int) -> Iterator[NDArray[Any]]:
    """Yield the images (height x width x colours) that a picture of whole images consists of, or is."""
    if not np.isfinite(pixels).all():
        return
    if pixels.size == height * width:
        yield pixels.reshape(height, width, 1)
        return
    coloured = pixels[..., None] if pixels.ndim == 2 else pixels
    if coloured.ndim != 3 or not 1 <= coloured.shape[2] <= 4:
        return
    down, across = coloured.shape[0] // height, coloured.shape[1] // width
    is_whole = coloured.shape[:2] == (down * height, across * width)
    if not is_whole or not 1 <= down * across <= MOST:
        return
    for row in range(down):
        for column in range(across):
            top, left = row * height, column * width
            yield coloured[top : top + height, left : left + width]
