"""Images as directions: what sets each apart, whatever scale, offset or mean image it was given."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 256  #: Rows.


class Known(NamedTuple):
    """Images that rows of numbers are compared with."""

    directions: NDArray[np.float32]  #: (images, pixels), each of length 1; zeros for one that is even.
    common: NDArray[np.float32]  #: (pixels, 2): what all have in common, an even grey and their mean.


def known(images: NDArray[Any]) -> Known:
    """Return *images* (along the first axis) as directions."""
    scaled = _scaled(images.reshape(len(images), -1))
    common = np.stack([np.ones(scaled.shape[1], np.float32), scaled.mean(axis=0)], axis=1)
    common = np.linalg.qr(common)[0]
    return Known(_apart(scaled, common), common)


def apart(rows: NDArray[Any], common: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return directions of length 1 without what is *common*; zeros for rows of which nothing is left."""
    return _apart(_scaled(rows), common)


def _apart(scaled: NDArray[np.float32], common: NDArray[np.float32]) -> NDArray[np.float32]:
    rest: NDArray[np.float32] = np.subtract(scaled, (scaled @ common) @ common.T)
    length = np.linalg.norm(rest, axis=1, keepdims=True)
    rest /= np.maximum(length, 1e-3)
    rest[length[:, 0] <= 1e-3] = 0
    return rest


def are_alike(some: NDArray[Any], others: NDArray[Any]) -> bool:
    """Say whether images are merely others that were scaled, shifted and reshaped."""
    one, other = (_scaled(each.reshape(len(each), -1)) for each in (some, others))
    return one.shape == other.shape and bool(np.abs(one - other).max() < 1e-3)


def _scaled(rows: NDArray[Any]) -> NDArray[np.float32]:
    """Return rows centred and within -1 and 1; zeros for one that is constant or not finite."""
    scaled = np.zeros(rows.shape, np.float32)
    for start in range(0, len(rows), _AT_ONCE):  # memory that was used before is faster than fresh memory
        part = slice(start, start + _AT_ONCE)
        with np.errstate(all="ignore"):
            wide = rows[part].astype(np.float64)
            wide -= wide.mean(axis=1, keepdims=True)
            wide /= np.abs(wide).max(axis=1, keepdims=True)
        good = np.isfinite(wide).all(axis=1)
        scaled[part][good] = wide[good]
    return scaled
