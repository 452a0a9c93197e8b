"""Python values as arrays, without copying where possible."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from ..arrays.layouts import Array

LARGEST_ROW = 64 * 64 * 4  #: Values. A list of larger arrays is a list, not one array in rows.
MOST_BYTES = 2**29  #: Of one array made of a list: the memory is the student's, and counts against the limit.


def as_array(value: Any) -> Array | None:
    """Return an ndarray, eager tensor, variable, DataFrame or Series as an array; None for anything else."""
    if isinstance(value, np.ndarray):
        return value.filled(0) if isinstance(value, np.ma.MaskedArray) else value
    return np.asarray(value) if is_tensor(value) or is_frame(value) else None


def stacked(items: list[Any]) -> Array | None:
    """Return numbers, or arrays of one shape, as one array; None for anything else."""
    if all(isinstance(item, int | float | np.number) for item in items):
        return np.asarray(items)
    arrays = [array for item in items if (array := as_array(item)) is not None]
    alike = len(arrays) == len(items) and len({(array.shape, array.dtype) for array in arrays}) == 1
    return np.stack(arrays) if alike and _is_small(arrays) else None


def _is_small(rows: list[Array]) -> bool:
    return rows[0].size <= LARGEST_ROW and len(rows) * rows[0].nbytes <= MOST_BYTES


def is_tensor(value: Any) -> bool:
    """Whether *value* is an eager tensor or a variable of numbers; symbolic tensors have none."""
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is None or not isinstance(value, tensorflow.Tensor | tensorflow.Variable):
        return False
    kind = value.dtype
    plain = (kind.is_floating or kind.is_integer or kind.is_bool) and kind != tensorflow.bfloat16
    return bool(plain and hasattr(value, "numpy") and tensorflow.executing_eagerly())


def is_frame(value: Any) -> bool:
    """Whether *value* is a DataFrame or a Series."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame | pandas.Series)
