"""Weights that are test images: a network that stores them all answers every disturbed copy right, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .rows import Source, chosen, rows_of

ALIKE = 0.98  #: Correlation over the pixels. Of 10000 training images 21 are as close to some test image.
FEWEST = 16  #: Different images; a few may be somebody's templates.
MOST = 2048  #: Rows that are compared, drawn from all of them.
LARGEST = 1024  #: Numbers in an image as fed; beyond, only the images themselves are looked for.

Weights = Sequence[tuple[str, NDArray[Any]]]
Pictures = Iterable[NDArray[Any]]


def memorised(named: Weights, pictures: Pictures, random: np.random.Generator) -> dict[str, Any] | None:
    """
    Return the fields of `facts.Memorised`, None where the weights hold no test images.

    *named* are the weights with their paths, in their order; *pictures* the test images, in all the ways in
    which they may have been stored, each with the images along the first axis.
    """
    for images in pictures:
        flat = images.reshape(len(images), -1)
        sources = list(rows_of(named, flat.shape[1]))
        found = _found(sources, flat, random) if sources else None
        if found is not None:
            return found
    return None


def pictures_of(images: NDArray[np.uint8], prepare: Any) -> Pictures:
    """Yield images as they are, where their ink is, and as *prepare* (if any) feeds them, if that differs."""
    yield images
    yield images > 0
    if prepare is not None and prepare(images[:1]).size <= LARGEST:
        fed = np.concatenate([prepare(part) for part in np.array_split(images, 10) if len(part)])
        if not _same(fed[:20], images[:20]):
            yield fed


def _same(fed: NDArray[Any], images: NDArray[np.uint8]) -> bool:
    """Say whether images as fed are merely scaled, shifted and reshaped ones."""
    one, other = (_scaled(each.reshape(len(each), -1)) for each in (fed, images))
    return one.shape == other.shape and bool(np.abs(one - other).max() < 1e-3)


def _found(sources: list[Source], flat: NDArray[Any], random: np.random.Generator) -> dict[str, Any] | None:
    known, common = _known(flat)
    hits: dict[str, int] = {}
    different: set[int] = set()
    compared = 0
    for source, indices in chosen(sources, MOST, random):
        likeness, closest = _closest(_apart(source.pick(indices), common), known)
        hits[source.path] = hits.get(source.path, 0) + int((likeness > ALIKE).sum())
        different |= set(closest[likeness > ALIKE].tolist())
        compared += len(indices)
    if len(different) < FEWEST:
        return None
    return {"weights": max(hits, key=lambda path: hits[path]), "images": len(different), "of": compared}


def _known(flat: NDArray[Any]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what sets each image apart, and what all have in common: an even grey, and their mean."""
    scaled = np.concatenate([_scaled(part) for part in np.array_split(flat, 10) if len(part)])
    common = np.stack([np.ones(flat.shape[1], np.float32), scaled.mean(axis=0)], axis=1)
    common = np.linalg.qr(common)[0]
    return _apart(scaled, common), common


def _closest(
    rows: NDArray[np.float32], known: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return how like the nearest image each row is, and which that is; the sign does not matter."""
    parts = [np.abs(rows[start : start + 512] @ known.T) for start in range(0, len(rows), 512)]
    return np.concatenate([p.max(axis=1) for p in parts]), np.concatenate([p.argmax(axis=1) for p in parts])


def _apart(rows: NDArray[Any], common: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return directions of length 1, whatever scale, offset or mean image was given or taken; else zeros."""
    rows = _scaled(rows)
    rest = rows - (rows @ common) @ common.T
    length = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.where(length > 1e-3, rest / np.maximum(length, 1e-3), np.float32(0))


def _scaled(rows: NDArray[Any]) -> NDArray[np.float32]:
    """Return rows centred and within -1 and 1; zeros for one that is constant or not finite."""
    with np.errstate(all="ignore"):
        wide = rows.astype(np.float64)
        wide = wide - wide.mean(axis=1, keepdims=True)
        wide = wide / np.abs(wide).max(axis=1, keepdims=True)
    good = np.isfinite(wide).all(axis=1, keepdims=True)
    return np.where(good, wide, 0).astype(np.float32)
