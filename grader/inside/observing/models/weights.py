"""The weights of a model, as raw bytes and their sum."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, NamedTuple

import numpy as np

from ..arrays.layouts import Array


class Weights(NamedTuple):
    """Every weight's bytes, little-endian in C order, one after the other as `arrays` says."""

    sha256: str
    arrays: list[dict[str, Any]]
    data: bytes


def weights_of(model: Any) -> Weights | None:
    """Return the weights of *model*, in the order of `model.weights`; None while they have no numbers."""
    values = [_little_endian(weight) for weight in model.weights]
    if any(value.shape != tuple(weight.shape) for value, weight in zip(values, model.weights, strict=True)):
        return None
    data = b"".join(value.tobytes() for value in values)
    manifest = [
        {"path": str(weight.path), "dtype": value.dtype.str, "shape": list(value.shape)}
        for weight, value in zip(model.weights, values, strict=True)
    ]
    return Weights(hashlib.sha256(data).hexdigest(), manifest, data)


def glance(model: Any) -> int:
    """Return a checksum of a few numbers of every weight: changed by any training, cheap to ask for."""
    checksum = 0
    for weight in model.weights:
        flat = np.asarray(weight.value).reshape(-1)
        checksum = zlib.crc32(flat[:: max(1, flat.size // 64)].tobytes(), checksum)
    return checksum


def _little_endian(weight: Any) -> Array:
    value = np.asarray(weight.value)
    # Not ascontiguousarray: that makes rows of scalars, such as the count of a Normalization layer.
    return np.asarray(value, value.dtype.newbyteorder("<"), order="C")
