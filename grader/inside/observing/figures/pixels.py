"""A shown picture, small enough to leave the sandbox: the verifier looks at it itself."""

from __future__ import annotations

import math
import zlib
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..calls.packing import packed

LARGEST_SIDE = 64  #: Pictures up to here leave as they are.
LARGEST_AREA = 280 * 280  #: Larger ones are reduced: ten by ten images in one picture are still whole.
COLOURS = 3
LEVELS = 255


class Pixels:
    """Packs pictures, large ones until they come to *room* bytes in one run."""

    def __init__(self, room: int = 1_500_000) -> None:
        self._room = room
        self._kept: set[int] = set()

    def of(self, picture: Array) -> dict[str, Any] | None:
        """Return the fields of facts.Packed; None for what is no picture, or too much."""
        if picture.dtype.kind not in "buif" or not picture.size:
            return None
        if max(picture.shape[:2]) <= LARGEST_SIDE:
            return packed(picture)
        levels = _levels(_reduced(picture))
        return packed(levels) if levels is not None and self._has_room_for(levels) else None

    def _has_room_for(self, levels: Array) -> bool:
        """Whether it may leave; a figure that is looked at again takes no more room."""
        known = zlib.crc32(levels.tobytes())
        if known not in self._kept and levels.nbytes <= self._room:
            self._kept.add(known)
            self._room -= levels.nbytes
        return known in self._kept


def _reduced(picture: Array) -> Array:
    """The means of square blocks, as large as it takes."""
    step = math.ceil(math.sqrt(picture.shape[0] * picture.shape[1] / LARGEST_AREA))
    plain = picture[..., :COLOURS] if picture.ndim == 3 else picture
    if step <= 1:
        return plain
    height, width = plain.shape[0] // step, plain.shape[1] // step
    blocks = plain[: height * step, : width * step].reshape(height, step, width, step, *plain.shape[2:])
    means: Array = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means


def _levels(picture: Array) -> Array | None:
    """The picture in 256 levels from its darkest to its brightest; None where it is empty or not finite."""
    numbers = picture.astype(np.float32)
    if not numbers.size or not np.isfinite(numbers).all():
        return None
    low, high = float(numbers.min()), float(numbers.max())
    levels: Array = np.rint((numbers - low) * (LEVELS / ((high - low) or 1.0))).astype(np.uint8)
    return levels
