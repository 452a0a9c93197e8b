"""Small arrays out of a request, and numbers into an answer."""

from __future__ import annotations

import base64
import binascii
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .refusal import Refused

Images = NDArray[Any]  #: First axis: images.

MOST_BYTES = 64 * 2**20


def array_type(text: object) -> np.dtype[Any]:
    """Return the dtype of a plain number type such as '<f4'; raise Refused for all else."""
    try:
        dtype = np.dtype(text) if isinstance(text, str) and len(text) <= 16 else None
    except (TypeError, ValueError, SyntaxError):
        dtype = None
    if dtype is None or dtype.kind not in "fiub" or dtype.itemsize > 8:
        raise Refused("an array that came along has a number type we do not know")
    return dtype.newbyteorder("<")


def array_shape(sizes: object) -> tuple[int, ...]:
    """Return *sizes* as a shape; raise Refused unless it is a short list of sane sizes."""
    good = (
        isinstance(sizes, list | tuple)
        and len(sizes) <= 8
        and all(type(size) is int and 0 <= size < 2**31 for size in sizes)
    )
    if not good:
        raise Refused("an array that came along has a shape we cannot read", "unreadable")
    return tuple(sizes)  # type: ignore[arg-type]


def byte_count(dtype: np.dtype[Any], shape: tuple[int, ...]) -> int:
    """Return how many bytes an array takes, in Python's unbounded integers."""
    return math.prod(shape) * dtype.itemsize


def unpack(packed: Any) -> Images:
    """Return the array of a `facts.Packed` in its JSON form; raise Refused when it does not add up."""
    if not isinstance(packed, dict):
        raise Refused("an array that came along is damaged", "unreadable")
    dtype, shape = array_type(packed.get("dtype")), array_shape(packed.get("shape"))
    try:
        data = base64.b64decode(str(packed.get("data", "")), validate=True)
    except (binascii.Error, ValueError):
        raise Refused("an array that came along is damaged", "unreadable") from None
    if len(data) > MOST_BYTES or len(data) != byte_count(dtype, shape):
        raise Refused("an array that came along is not as long as its shape says", "unreadable")
    return np.frombuffer(data, dtype).reshape(shape)


def finite(value: Any) -> float | None:
    """Return *value* as a float, or None where it is NaN or infinite."""
    number = float(value)
    return number if math.isfinite(number) else None
