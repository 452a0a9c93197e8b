"""A training as it travels: a header of plain data, and the raw bytes of arrays of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

TYPES = frozenset({"|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"})
MOST_CALLS, MOST_ARRAYS, MOST_NAMES = 10_000, 2_000, 64
LONGEST, DEEPEST = 200, 8  #: Characters of a name, axes of an array.
Array = Any


@dataclass(frozen=True)
class Training:
    """
    What a training left, and what was seen on the way.

    A call is one of a function that takes steps: the numbers of its first and its last batch, and whether it
    trained. `arrays` are the variables afterwards, then the logs of every call (calls, names), then for every
    variable of a metric what it was after each call.
    """

    key: str
    after: str
    way: str
    names: tuple[str, ...]
    calls: tuple[tuple[int, int, bool], ...]
    arrays: tuple[Array, ...]

    def header(self) -> dict[str, Any]:
        """Return everything but the numbers."""
        return {
            "key": self.key,
            "after": self.after,
            "way": self.way,
            "names": list(self.names),
            "calls": [list(call) for call in self.calls],
            "arrays": [{"dtype": array.dtype.str, "shape": list(array.shape)} for array in self.arrays],
        }

    def may_travel(self) -> bool:
        """Say whether it is within what those who keep it take; they are stricter with what is not."""
        return (
            len(self.calls) <= MOST_CALLS
            and len(self.arrays) <= MOST_ARRAYS
            and len(self.names) <= MOST_NAMES
            and all(0 < len(name) <= LONGEST for name in self.names)
            and all(array.ndim <= DEEPEST for array in self.arrays)
        )

    def data(self) -> bytes:
        """Return the numbers."""
        return b"".join(array.tobytes() for array in self.arrays)


def little_endian(value: Any) -> Array | None:
    """Return numbers as they travel; None for what does not."""
    array = np.asarray(value)
    array = np.asarray(array, array.dtype.newbyteorder("<"), order="C")
    return array if array.dtype.str in TYPES else None


def brought(headers: Sequence[Mapping[str, Any]], data: bytes) -> Iterator[Training]:
    """Yield the trainings that a job brings, one after the other in *data*, up to the first that is none."""
    start = 0
    with suppress(KeyError, TypeError, ValueError, OverflowError):
        for header in headers:
            arrays = []
            for each in header["arrays"]:
                array = _array(each["dtype"], tuple(each["shape"]), memoryview(data)[start:])
                arrays.append(array)
                start += array.nbytes
            calls = tuple((int(first), int(end), bool(trains)) for first, end, trains in header["calls"])
            names = tuple(map(str, header["names"]))
            yield Training(header["key"], header["after"], header["way"], names, calls, tuple(arrays))


def _array(dtype: str, shape: tuple[int, ...], data: memoryview) -> Array:
    if dtype not in TYPES or any(type(side) is not int or side < 0 for side in shape):
        raise ValueError("these are no numbers")
    return np.frombuffer(data, dtype, math.prod(shape)).reshape(shape)
