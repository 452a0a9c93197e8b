"""Faint pixels made black: where the limit lies, told from images beside their originals."""

from __future__ import annotations

from collections.abc import Sequence

from .layouts import Array

FEWEST = 3  #: Images that must agree on a limit.


def threshold(images: Sequence[Array] | Array, originals: Sequence[Array]) -> float | None:
    """
    Return the largest value that became background in all of *images* (height x width each).

    None where no limit parts the pixels of enough of them; images of which none does are other images.
    """
    limits = [each for pair in zip(images, originals, strict=True) if (each := _limits(*pair)) is not None]
    if len(limits) < FEWEST:
        return None
    faint, inked = max(low for low, _ in limits), min(high for _, high in limits)
    return faint if faint < inked else None


def _limits(image: Array, original: Array) -> tuple[float, float] | None:
    """The largest value without ink and the smallest with it; None where they are in each other's way."""
    ink = image != image.flat[0]
    if not ink.any() or not original[~ink].size:
        return None
    low, high = float(original[~ink].max()), float(original[ink].min())
    return (low, high) if low < high else None
