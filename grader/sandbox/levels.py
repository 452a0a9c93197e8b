"""The levels of isolation, and which of them this machine offers."""

from __future__ import annotations

import os

import msgspec

from ..errors import SandboxUnavailable
from .boxed import missing
from .boxed.place import BoxedPlace
from .boxed.promise import promise
from .origins import Origins
from .process import ISOLATION, ProcessPlace
from .warm_sandbox import MOST_RUNS, WarmSandbox

LEVELS = ("process", "limited", "sandboxed")  #: From the weakest to the strongest.


def best(least: str = "process", slots: int = 1, runs: int = MOST_RUNS) -> WarmSandbox:
    """Return the strongest sandbox to be had, one of *slots*; see choose."""
    why_not = missing.reason()
    isolation = ISOLATION if why_not else promise()
    if LEVELS.index(isolation.level) < LEVELS.index(least):
        raise SandboxUnavailable(_refusal(least, isolation.level, why_not))
    if why_not is None:
        return WarmSandbox(Origins(BoxedPlace(isolation, processors() / slots)), runs)
    note = f"No stronger isolation is to be had here: {why_not}"
    noted = msgspec.structs.replace(ISOLATION, notes=(*ISOLATION.notes, note))
    return WarmSandbox(Origins(ProcessPlace(noted)), runs)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _refusal(least: str, level: str, why_not: str | None) -> str:
    because = f" {why_not}" if why_not else ""
    return (
        f"Isolation `{least}` was asked for, and this machine offers `{level}` only.{because} For a"
        f" submission that you trust, your own above all, use --isolation {level}."
    )
