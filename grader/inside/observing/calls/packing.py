"""Small arrays and numbers, ready to leave the sandbox."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.layouts import Array


def packed(array: Array) -> dict[str, Any]:
    """Return the fields of facts.Packed; float64 becomes float32, as Keras would make it."""
    kept = array.astype(np.float32) if array.dtype.kind == "f" and array.dtype.itemsize > 4 else array
    plain = np.ascontiguousarray(kept, kept.dtype.newbyteorder("<"))
    return {
        "dtype": plain.dtype.str,
        "shape": list(plain.shape),
        "data": plain.tobytes(),
    }


def numbers(values: Any, most: int | None = None) -> list[float]:
    """Return numbers as Python floats with seven digits, which is what float32 knows."""
    return [float(f"{value:.7g}") for value in np.asarray(values, np.float64).ravel()[:most].tolist()]
