"""Raw bytes -> the arrays that the manifest promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .packed import array_shape, array_type, byte_count
from .refusal import Refused

MOST_ARRAYS = 10_000


def arrays(manifest: Sequence[Any], payload: bytes) -> list[NDArray[Any]]:
    """
    Return the arrays that lie one after another in *payload*.

    *manifest* lists {"path", "dtype", "shape"}. Raise Refused unless it accounts for every byte.
    State of random number generators is left out: it is no weight, and predicting needs none.
    """
    if len(manifest) > MOST_ARRAYS:
        raise Refused("the model has more weight arrays than we rebuild", "resources")
    parts = [_part(entry) for entry in manifest]
    if sum(byte_count(dtype, shape) for _, dtype, shape in parts) != len(payload):
        raise Refused("the weights that came along are not as long as their list says", "unreadable")
    memory, found, start = memoryview(payload), [], 0
    for path, dtype, shape in parts:
        end = start + byte_count(dtype, shape)
        if not _is_seed(path):
            found.append(np.frombuffer(memory[start:end], dtype).reshape(shape))
        start = end
    return found


def paths(manifest: Sequence[Any]) -> list[str]:
    """Return what the arrays that `arrays` gives are called, in their order."""
    return [path for path, _, _ in map(_part, manifest) if not _is_seed(path)]


def _is_seed(path: str) -> bool:
    return path.endswith("seed_generator_state")


def _part(entry: Any) -> tuple[str, np.dtype[Any], tuple[int, ...]]:
    if not isinstance(entry, dict):
        raise Refused("the list of weights that came along is damaged", "unreadable")
    return str(entry.get("path", "")), array_type(entry.get("dtype")), array_shape(entry.get("shape"))
