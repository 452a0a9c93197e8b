"""The limits of a control group, and the files in which each version of them is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_PERIOD = 100_000  #: Microseconds; a group gets a share of each such time.
_LEAST_QUOTA = 1000  #: The kernel takes none below.
_MEBIBYTE = 2**20
#: Swap may not be counted.
NOT_EVERYWHERE = ("memory.memsw.limit_in_bytes", "memory.swap.max", "memory.oom.group")


class GroupLimits(NamedTuple):
    """What a group may use; threads count as processes here."""

    memory_mb: int
    processes: int
    cpus: float | None = None


def settings(version: int, limits: GroupLimits) -> Iterator[tuple[str, str, str]]:
    """Yield controller, file and value, in the order in which version 1 takes them."""
    memory = str(limits.memory_mb * _MEBIBYTE)
    yield "pids", "pids.max", str(limits.processes)
    if version == 1:
        yield "memory", "memory.limit_in_bytes", memory
        yield "memory", "memory.memsw.limit_in_bytes", memory
    else:
        yield "memory", "memory.max", memory
        yield "memory", "memory.swap.max", "0"
        yield "memory", "memory.oom.group", "0"  # only what is too big dies: the keeper can still tell
    if limits.cpus is not None:
        yield from _cpu(version, max(round(limits.cpus * _PERIOD), _LEAST_QUOTA))


def _cpu(version: int, quota: int) -> Iterator[tuple[str, str, str]]:
    if version == 1:
        yield "cpu", "cpu.cfs_period_us", str(_PERIOD)
        yield "cpu", "cpu.cfs_quota_us", str(quota)
    else:
        yield "cpu", "cpu.max", f"{quota} {_PERIOD}"
