"""Shared memory, which belongs to no process once it was let go of: how much there is, and who has any."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import psutil

_MEBIBYTE = 2**20


def in_use_mb() -> float:
    """Return how much shared memory is in use on this machine; 0 where the system does not say."""
    return float(getattr(psutil.virtual_memory(), "shared", 0)) / _MEBIBYTE


def is_had_by(tree: Iterable[psutil.Process]) -> bool:
    """Say whether one of some processes has an area of shared memory behind which there is no file."""
    return any(_has_area(process) for process in tree)


def _has_area(process: psutil.Process) -> bool:
    with suppress(psutil.Error, OSError, AttributeError):  # it ended, or this system does not tell
        areas: list[Any] = process.memory_maps(grouped=False)
        return any(area.perms.endswith("s") and area.path.startswith("/dev/zero") for area in areas)
    return False
