"""Any value as plain data that JSON can hold."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

_MAX_INTEGER = 2**63
_MAX_TEXT = 100_000  #: Characters of what has to be spelled out for want of anything better.


def plain(value: Any) -> Any:
    """
    Return *value* as JSON can hold it.

    NaN, infinity and integers beyond 64 bits become None, NumPy's numbers Python's, bytes base64,
    tuples and sets lists; what is nothing of the kind becomes its text.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value) if abs(value) < _MAX_INTEGER else None
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(value).decode("ascii")
    return _plain_container(value)


def _plain_container(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    if hasattr(value, "dtype") and hasattr(value, "tolist"):  # NumPy, without importing it
        return plain(value.tolist())
    return str(value)[:_MAX_TEXT]
