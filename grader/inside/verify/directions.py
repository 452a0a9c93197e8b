"""Images as directions: what sets each apart, whatever scale, offset or mean image it was given."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Known(NamedTuple):
    """Images that rows of numbers are compared with."""

    directions: NDArray[np.float32]  #: (images, pixels), each of length 1; zeros for one that is even.
    common: NDArray[np.float32]  #: (pixels, 2): what all have in common, an even grey and their mean.


def known(images: NDArray[Any]) -> Known:
    """Return *images* (along the first axis) as directions."""
    flat = images.reshape(len(images), -1)
    scaled = np.concatenate([_scaled(part) for part in np.array_split(flat, 10) if len(part)])
    common = np.stack([np.ones(flat.shape[1], np.float32), scaled.mean(axis=0)], axis=1)
    common = np.linalg.qr(common)[0]
    return Known(apart(scaled, common), common)


def apart(rows: NDArray[Any], common: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return directions of length 1 without what is *common*; zeros for rows of which nothing is left."""
    rows = _scaled(rows)
    rest = rows - (rows @ common) @ common.T
    length = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.where(length > 1e-3, rest / np.maximum(length, 1e-3), np.float32(0))


def are_alike(some: NDArray[Any], others: NDArray[Any]) -> bool:
    """Say whether images are merely others that were scaled, shifted and reshaped."""
    one, other = (_scaled(each.reshape(len(each), -1)) for each in (some, others))
    return one.shape == other.shape and bool(np.abs(one - other).max() < 1e-3)


def _scaled(rows: NDArray[Any]) -> NDArray[np.float32]:
    """Return rows centred and within -1 and 1; zeros for one that is constant or not finite."""
    with np.errstate(all="ignore"):
        wide = rows.astype(np.float64)
        wide = wide - wide.mean(axis=1, keepdims=True)
        wide = wide / np.abs(wide).max(axis=1, keepdims=True)
    good = np.isfinite(wide).all(axis=1, keepdims=True)
    return np.where(good, wide, 0).astype(np.float32)
