"""How many submissions run side by side."""

from __future__ import annotations

import psutil

from ...records import Limits
from ...sandbox.levels import processors

_WARM_MB = 1024  #: Of a slot's verifier, and of what its warm parents do not share, roughly.


def slots(limits: Limits, asked: int | None = None) -> int:
    """Return as many slots as are *asked* for, or else as processors and free memory allow; at least one."""
    if asked is not None:
        return asked
    free_mb = psutil.virtual_memory().available // 2**20
    return max(1, min(processors(), free_mb // (limits.memory_mb + _WARM_MB)))
