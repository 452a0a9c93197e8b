"""The test images that a network gets most wrong, to be looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Measured, Packed
from ..records import Compared
from .answers import Answers, answers
from .pictures import Picture, picture
from .words import a

MOST = 8  #: Shown.


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One image, what it is, and what it was taken for."""

    title: str  #: "test image 1247"
    sentence: str  #: "a 4, taken for a 9"
    picture: Picture
    answers: Answers | None


def mistakes(measured: Measured | None, reference: Compared) -> list[Shown]:
    """Return the worst mistakes, the worst first."""
    return list(_shown(measured, reference))[:MOST] if measured is not None else []


def _shown(measured: Measured, reference: Compared) -> Iterator[Shown]:
    for mistake in measured.mistakes:
        image = gray(mistake.pixels)
        if image is not None:
            yield Shown(
                title=f"test image {mistake.index}",
                sentence=f"{a(mistake.label)}, taken for {a(mistake.answer)}",
                picture=image,
                answers=answers(mistake.values, reference.answers.get(f"test:{mistake.index}")),
            )


def gray(pixels: Packed) -> Picture | None:
    """Return a grey image (height x width, uint8), ink dark on white paper; None for anything else."""
    from PIL import Image

    height, width = pixels.shape if len(pixels.shape) == 2 else (0, 0)
    if pixels.dtype != "|u1" or min(height, width) < 1 or height * width != len(pixels.data):
        return None
    file = io.BytesIO()
    Image.frombytes("L", (width, height), bytes(255 - value for value in pixels.data)).save(file, "PNG")
    return picture(file.getvalue())
