"""
Control groups: what the kernel counts and limits of one run, where they can be written.

Version 1 has a hierarchy for each of memory, pids and cpu, version 2 one for all. Version 2 was tried only on
a folder that looks like one.
"""

from __future__ import annotations

import os
import signal
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import psutil

from .group_limits import NOT_EVERYWHERE, GroupLimits, settings
from .hierarchies import Hierarchy, hierarchies

__all__ = ["Group", "GroupLimits", "create", "sweep"]

ROOT = Path("/")
_PREFIX = "keras-grader-"
_PATIENCE = 1.0
_MEBIBYTE = 2**20


class Group:
    """One group of processes, in one folder or in one for each controller."""

    def __init__(self, folders: Mapping[str, Path], version: int) -> None:
        """Take over *folders*, by controller; use `create`."""
        self._by_controller, self.version = folders, version

    def add(self, pid: int) -> None:
        """Put a process, and all it will start, under the limits."""
        for folder in self.folders():
            (folder / "cgroup.procs").write_text(str(pid), encoding="ascii")

    def memory_mb(self) -> float | None:
        """Return the memory in use, files it wrote and read included; None where that cannot be read."""
        return self._mebibytes("memory.usage_in_bytes", "memory.current")

    def peak_mb(self) -> float | None:
        """Return the most memory that was ever in use; None where the kernel does not keep it."""
        return self._mebibytes("memory.max_usage_in_bytes", "memory.peak")

    def kills(self) -> int:
        """Return how many of its processes the kernel killed for want of memory."""
        return self._count(
            "memory", "memory.oom_control" if self.version == 1 else "memory.events", "oom_kill"
        )

    def pids_hit(self) -> int:
        """Return how often a process or thread was not started because there were too many."""
        return self._count("pids", "pids.events", "max")

    def describe(self) -> str:
        """Say in a few words what holds which limits."""
        return f"cgroup v{self.version} ({', '.join(self._by_controller)})"

    def kill(self) -> None:
        """Kill everything in it, until nothing is left; nothing new starts in it any more."""
        self._try("pids", "pids.max", "0")  # or a fork bomb would be ahead of us
        self._try("memory", "cgroup.kill", "1")  # version 2 since Linux 5.14: all at once
        deadline = time.monotonic() + _PATIENCE
        while (found := set(self._members())) and time.monotonic() < deadline:
            for pid in found:
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.002)

    def close(self) -> None:
        """Kill everything, and remove the group."""
        self.kill()
        for folder in self.folders():
            _remove(folder)

    def folders(self) -> list[Path]:
        """Return every folder of the group once."""
        return list(dict.fromkeys(self._by_controller.values()))

    def _members(self) -> Iterator[int]:
        for folder in self.folders():
            numbers = map(int, _text(folder / "cgroup.procs").split())
            yield from (pid for pid in numbers if pid > 0)  # 0 is one whose number is not known here

    def _mebibytes(self, *names: str) -> float | None:
        text = _text(self._by_controller["memory"] / names[self.version - 1]).strip()
        return int(text) / _MEBIBYTE if text.isdigit() else None

    def _count(self, controller: str, file: str, name: str) -> int:
        lines = _text(self._by_controller[controller] / file).splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith(f"{name} ")), 0)

    def _try(self, controller: str, name: str, value: str) -> None:
        """Write what this kernel may not have, or a group that is just going may no longer have."""
        folder = self._by_controller.get(controller)
        with suppress(OSError):
            if folder is not None and (folder / name).exists():
                (folder / name).write_text(value, encoding="ascii")


def create(limits: GroupLimits, root: Path = ROOT) -> Group | None:
    """Return a new group with these limits; None where groups cannot be written."""
    sweep(root)
    made = (_made(hierarchy, limits) for hierarchy in hierarchies(root))
    return next((group for group in made if group is not None), None)


def sweep(root: Path = ROOT) -> None:
    """Remove the groups of supervisors that are no more, as far as they are this user's."""
    for version, places in hierarchies(root):
        names = {folder.name for place in places.values() for folder in place.glob(f"{_PREFIX}*-*")}
        for name in filter(_is_stale, names):
            folders = {controller: place / name for controller, place in places.items()}
            ours = {key: folder for key, folder in folders.items() if os.access(folder, os.W_OK)}
            Group(ours, version).close()


def _is_stale(name: str) -> bool:
    """Say whether the maker of a group is no more; of one in another namespace nobody here can tell."""
    owner, _, rest = name.removeprefix(_PREFIX).partition("-")
    near = rest.startswith(f"{_namespace()}-")
    return near and owner.isdigit() and not psutil.pid_exists(int(owner))


def _namespace() -> str:
    """Return what tells namespaces of process numbers apart: the same number is somebody else in another."""
    try:
        return str(Path("/proc/self/ns/pid").stat().st_ino)
    except OSError:
        return "0"


def _made(hierarchy: Hierarchy, limits: GroupLimits) -> Group | None:
    name = f"{_PREFIX}{os.getpid()}-{_namespace()}-{uuid.uuid4().hex[:8]}"
    kept = {key: place for key, place in hierarchy.places.items() if key != "cpu" or limits.cpus is not None}
    folders = {key: place / name for key, place in kept.items()}
    group = Group(folders, hierarchy.version)
    try:
        for folder in group.folders():
            folder.mkdir()
        for controller, file, value in settings(hierarchy.version, limits):
            _set(folders.get(controller), file, value)
    except OSError:
        group.close()
        return None
    return group


def _set(folder: Path | None, file: str, value: str) -> None:
    """Write a limit; there is no folder for a share of processors where this user may not give any."""
    if folder is not None and (file not in NOT_EVERYWHERE or (folder / file).exists()):
        (folder / file).write_text(value, encoding="ascii")


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="ascii")
    return ""


def _remove(folder: Path) -> None:
    """A group is busy for a moment after its last process was killed."""
    deadline = time.monotonic() + _PATIENCE
    while folder.exists() and time.monotonic() < deadline:
        try:
            folder.rmdir()
        except OSError:
            time.sleep(0.005)
