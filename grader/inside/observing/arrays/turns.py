"""Images transposed, mirrored or turned by quarters are the same images."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .layouts import Array

Turn = Callable[[Array], Array]


def turned(quarters: int, mirrored: bool) -> Turn:
    """Return what turns images (N, height, width), and mirrors them besides; views, not copies."""

    def turn(images: Array) -> Array:
        result: Array = np.rot90(images[:, :, ::-1] if mirrored else images, quarters, axes=(1, 2))
        return result

    return turn


#: Every way to lay a square on itself, as it is first.
TURNS = tuple(turned(quarters, mirrored) for mirrored in (False, True) for quarters in range(4))
