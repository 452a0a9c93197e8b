"""Images turned, padded, cropped and resized."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from .resizing import resizes
from .step import SAME, Images, Step


def spatial_steps(height: int, width: int, high: int, wide: int) -> Iterator[Step]:
    """Yield the ways in which images of height x width may have become high x wide, likeliest first."""
    if (high, wide) == (height, width):
        yield SAME
        yield from TURNS
        return
    if high >= height and wide >= width:
        yield from (_pad(height, width, high, wide, *corner) for corner in corners(height, width, high, wide))
    if high <= height and wide <= width:
        yield from (_crop(high, wide, *corner) for corner in corners(high, wide, height, width))
    yield from resizes(height, width, high, wide)


TURNS = (
    Step("transposed", lambda images: np.swapaxes(images, 1, 2)),
    Step("mirrored left to right", lambda images: images[:, :, ::-1]),
    Step("mirrored top to bottom", lambda images: images[:, ::-1]),
    Step("turned a quarter to the left", lambda images: np.rot90(images, 1, (1, 2))),
    Step("turned upside down", lambda images: np.rot90(images, 2, (1, 2))),
    Step("turned a quarter to the right", lambda images: np.rot90(images, 3, (1, 2))),
)


def corners(height: int, width: int, high: int, wide: int) -> list[tuple[int, int]]:
    """Return where a small picture's top left corner may lie in a large one: middle, then the corners."""
    down, right = high - height, wide - width
    found = [(down // 2, right // 2), (down - down // 2, right - right // 2)]
    found += [(y, x) for y in (0, down) for x in (0, right)]
    return list(dict.fromkeys(found))


def _pad(height: int, width: int, high: int, wide: int, top: int, left: int) -> Step:
    around = ((0, 0), (top, high - height - top), (left, wide - width - left))
    return Step(f"padded to {high} x {wide}", lambda images: np.pad(images, around))


def _crop(high: int, wide: int, top: int, left: int) -> Step:
    return Step(f"cut to {high} x {wide}", partial(_cut, high, wide, top, left))


def _cut(high: int, wide: int, top: int, left: int, images: Images) -> Images:
    return images[:, top : top + high, left : left + wide]
