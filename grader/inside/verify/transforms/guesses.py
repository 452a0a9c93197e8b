"""What may have happened to the images, simplest first: combinations of single steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np

from .layouts import layouts
from .normalising import normalisations
from .spatial import corners, spatial_steps
from .step import SAME, Images, Step, chain
from .values import affine, value_steps

PixelSteps = Callable[[], Iterator[Step]]
Steps = tuple[Step, ...]


def guesses(raw: Images, fed: Images, pixel_steps: PixelSteps) -> Iterator[Steps]:
    """Yield sequences of steps that may turn *raw* (uint8) into *fed*, with numbers fitted to these rows."""
    height, width = raw.shape[1:]
    grey = raw.astype(np.float64)
    for layout in layouts(fed.shape[1:], height, width):
        planes = layout.to_planes(fed.astype(np.float64))
        for steps in _channels(grey, planes, pixel_steps):
            yield (*steps, layout.from_planes)


def _channels(raw: Images, planes: Images, pixel_steps: PixelSteps) -> Iterator[Steps]:
    """Yield steps from images to planes (rows x channels x height x width)."""
    count = planes.shape[1]
    alike = bool(np.all(planes == planes[:, :1]))
    for steps in _plane(raw, planes[:, 0], pixel_steps):
        if alike:
            words = f"repeated in {count} channels" if count > 1 else ""
            yield (*steps, Step(words, partial(_repeated, count)))
        elif np.ptp(given := chain(steps, raw)) > 0:
            scaled = [next(affine(given, planes[:, channel])) for channel in range(count)]
            yield (*steps, Step(f"scaled differently in {count} channels", partial(_scaled, scaled)))


def _repeated(count: int, images: Images) -> Images:
    return np.repeat(images[:, None], count, axis=1)


def _scaled(channels: list[Step], images: Images) -> Images:
    return np.stack([channel.apply(images) for channel in channels], axis=1)


def _plane(raw: Images, plane: Images, pixel_steps: PixelSteps) -> Iterator[Steps]:
    """Yield steps from images to one channel of them, of whatever size."""
    yield from _combined(raw, plane, [SAME])
    yield from _framed(raw, plane, pixel_steps)
    yield from _combined(raw, plane, list(normalisations())[1:])
    if plane.shape == raw.shape:
        for step in pixel_steps():
            yield from ((step, value) for value in affine(step.apply(raw), plane))


def _combined(raw: Images, plane: Images, normalisers: Iterable[Step]) -> Iterator[Steps]:
    for spatial in spatial_steps(*raw.shape[1:], *plane.shape[1:]):
        placed = spatial.apply(raw)
        for normaliser in normalisers:
            grey = normaliser is SAME and plane.shape == raw.shape
            for value in value_steps(normaliser.apply(placed), plane, grey):
                yield spatial, normaliser, value


def _framed(raw: Images, plane: Images, pixel_steps: PixelSteps) -> Iterator[Steps]:
    """Yield steps where the border is one constant and the images lie inside it."""
    (height, width), (high, wide) = raw.shape[1:], plane.shape[1:]
    if high < height or wide < width or (high, wide) == (height, width):
        return
    for top, left in corners(height, width, high, wide):
        inside = np.zeros((high, wide), bool)
        inside[top : top + height, left : left + width] = True
        border = plane[:, ~inside]
        if np.ptp(border) == 0:
            around = ((0, 0), (top, high - height - top), (left, wide - width - left))
            pad = partial(np.pad, pad_width=around, constant_values=float(border.flat[0]))
            inner = plane[:, inside].reshape(raw.shape)
            for steps in _plane(raw, inner, pixel_steps):
                yield (*steps, Step(f"padded to {high} x {wide}", pad))
