"""Images made larger or smaller, in the ways of TensorFlow, Pillow and NumPy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from .step import Images, Step

Kernel = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def resizes(height: int, width: int, high: int, wide: int) -> Iterator[Step]:
    """Yield the ways from height x width to high x wide that are in use."""
    size = f"resized to {high} x {wide}"
    for name, kernel, reach in KERNELS:
        for antialias in (False, True):
            ways = [
                _weights(old, new, kernel, reach, antialias) for old, new in ((height, high), (width, wide))
            ]
            words = f"{size} ({name}{', antialiased' if antialias else ''})"
            yield Step(words, partial(_both_ways, *ways))
    yield Step(f"{size} (nearest)", partial(_nearest, high, wide, 0.5))
    yield Step(f"{size} (nearest, corners)", partial(_nearest, high, wide, 0.0))
    yield Step(f"{size} (area)", partial(_both_ways, _area(height, high), _area(width, wide)))
    for method in ("nearest", "bilinear", "bicubic", "box", "hamming", "lanczos"):
        yield Step(f"{size} (Pillow, {method})", partial(_pillow, high, wide, method))


def _both_ways(rows: NDArray[np.float64], columns: NDArray[np.float64], images: Images) -> Images:
    resized: Images = rows @ images @ columns.T
    return resized


def _triangle(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(0.0, 1.0 - np.abs(x))


def _cubic(a: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Keys's cubic kernel; a = -0.5 in TensorFlow, -0.75 in OpenCV."""
    x = np.abs(x)
    near = (a + 2) * x**3 - (a + 3) * x**2 + 1
    far = a * x**3 - 5 * a * x**2 + 8 * a * x - 4 * a
    return np.where(x <= 1, near, np.where(x < 2, far, 0.0))


def _lanczos(reach: int, x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(x) < reach, np.sinc(x) * np.sinc(x / reach), 0.0)


KERNELS: tuple[tuple[str, Kernel, int], ...] = (
    ("bilinear", _triangle, 1),
    ("bicubic", partial(_cubic, -0.5), 2),
    ("bicubic, OpenCV", partial(_cubic, -0.75), 2),
    ("lanczos3", partial(_lanczos, 3), 3),
    ("lanczos5", partial(_lanczos, 5), 5),
)


def _weights(old: int, new: int, kernel: Kernel, reach: int, antialias: bool) -> NDArray[np.float64]:
    """Return new x old weights with half-pixel centres; antialiasing widens the kernel when shrinking."""
    scale = old / new
    stretch = max(scale, 1.0) if antialias else 1.0
    centres = (np.arange(new) + 0.5) * scale - 0.5
    first = np.floor(centres - reach * stretch).astype(int)
    weights = np.zeros((new, old))
    for offset in range(int(2 * reach * stretch) + 3):
        at = first + offset
        share = kernel((at - centres) / stretch)
        if antialias:  # what would lie outside is left out there, and the border repeated otherwise
            share = np.where((at >= 0) & (at < old), share, 0.0)
        np.add.at(weights, (np.arange(new), np.clip(at, 0, old - 1)), share)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _nearest(high: int, wide: int, centre: float, images: Images) -> Images:
    rows, columns = (
        np.minimum(((np.arange(new) + centre) * (old / new)).astype(int), old - 1)
        for old, new in zip(images.shape[1:], (high, wide), strict=True)
    )
    return images[:, rows][:, :, columns]


def _area(old: int, new: int) -> NDArray[np.float64]:
    """Return new x old weights, each the share of a new pixel that an old one covers."""
    starts = np.arange(new)[:, None] * (old / new)
    covered = np.minimum(np.arange(1, old + 1), starts + old / new) - np.maximum(np.arange(old), starts)
    return np.asarray(np.maximum(covered, 0.0) * (new / old))


def _pillow(high: int, wide: int, method: str, images: Images) -> Images:
    from PIL import Image

    way = Image.Resampling[method.upper()]
    resized = [Image.fromarray(image.astype(np.uint8)).resize((wide, high), way) for image in images]
    return np.stack([np.asarray(image, np.float64) for image in resized])
