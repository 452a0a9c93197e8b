"""
Control groups: what the kernel counts and limits of one run, where they can be written.

Version 1 has a hierarchy for each of memory, pids and cpu, version 2 one for all. Version 2 was tried only on
folders that look like one.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..inside import platforms

ROOT = Path("/sys/fs/cgroup")
_PREFIX = f"keras-grader-{os.getpid()}-"
_CONTROLLERS = ("memory", "pids")
_PATIENCE = 1.0
_MEBIBYTE = 2**20


class GroupLimits(NamedTuple):
    """What a group may use; threads count as processes here."""

    memory_mb: int
    processes: int


class Group:
    """One group of processes, in one folder or in one for each controller."""

    def __init__(self, folders: Mapping[str, Path], version: int) -> None:
        """Take over *folders*, by controller; use `create`."""
        self._by_controller, self.version = folders, version

    def add(self, pid: int) -> None:
        """Put a process, and all it will start, under the limits."""
        for folder in self.folders():
            (folder / "cgroup.procs").write_text(str(pid), encoding="ascii")

    def kills(self) -> int:
        """Return how many of its processes the kernel killed for want of memory."""
        name = "memory.oom_control" if self.version == 1 else "memory.events"
        return _field(self._by_controller["memory"] / name, "oom_kill")

    def kill(self) -> None:
        """Kill everything in it, again and again until nothing is left."""
        deadline = time.monotonic() + _PATIENCE
        while (found := list(self._members())) and time.monotonic() < deadline:
            for pid in found:
                platforms.kill(platforms.family(pid)[:1])
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
            with suppress(OSError):
                yield from map(int, (folder / "cgroup.procs").read_text(encoding="ascii").split())


def create(limits: GroupLimits, root: Path = ROOT) -> Group | None:
    """Return a new group with these limits; None where groups cannot be written."""
    sweep(root)
    for version, places in ((1, _version_1(root)), (2, _version_2(root))):
        name = f"{_PREFIX}{uuid.uuid4().hex[:8]}"
        folders = {controller: place / name for controller, place in places.items()}
        if folders and (group := _made(folders, version, limits)) is not None:
            return group
    return None


def sweep(root: Path = ROOT) -> None:
    """Remove the groups of supervisors that are no more."""
    for place in {*_version_1(root).values(), *_version_2(root).values()}:
        for folder in place.glob("keras-grader-*-*"):
            owner = folder.name.split("-")[2]
            if owner.isdigit() and not platforms.family(int(owner)):
                Group({"memory": folder}, 1).close()


def _made(folders: Mapping[str, Path], version: int, limits: GroupLimits) -> Group | None:
    group = Group(folders, version)
    try:
        for folder in group.folders():
            folder.mkdir()
        for controller, name, value in _settings(version, limits):
            path = folders[controller] / name
            if path.exists() or "sw" not in name:  # a kernel may count no swap
                path.write_text(value, encoding="ascii")
    except OSError:
        group.close()
        return None
    return group


def _settings(version: int, limits: GroupLimits) -> Iterator[tuple[str, str, str]]:
    memory, processes = str(limits.memory_mb * _MEBIBYTE), str(limits.processes)
    yield "pids", "pids.max", processes
    if version == 1:
        yield "memory", "memory.limit_in_bytes", memory
        yield "memory", "memory.memsw.limit_in_bytes", memory
    else:
        yield "memory", "memory.max", memory
        yield "memory", "memory.swap.max", "0"


def _version_1(root: Path) -> dict[str, Path]:
    """Return where this process's groups lie, by controller; empty without version 1."""
    places = {name: root / name for name in _CONTROLLERS}
    if not all((place / "cgroup.procs").exists() for place in places.values()):
        return {}
    own = _own()
    return {name: _within(place, own.get(name, "/")) for name, place in places.items()}


def _version_2(root: Path) -> dict[str, Path]:
    """Return the folder beside this process's own group, which has to be delegated to this user."""
    controllers = root / "cgroup.controllers"
    if not controllers.exists():
        return {}
    own = _within(root, _own().get("", "/"))
    place = own if own == root else own.parent
    return dict.fromkeys(_CONTROLLERS, place)


def _own() -> dict[str, str]:
    """Return this process's groups by controller; version 2 has the empty name."""
    with suppress(OSError):
        lines = Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines()
        parts = [line.split(":", 2) for line in lines]
        return {name: path for _, names, path in parts for name in names.split(",")}
    return {}


def _within(root: Path, path: str) -> Path:
    inner = root / path.lstrip("/")
    return inner if inner.is_dir() else root


def _field(path: Path, name: str) -> int:
    with suppress(OSError, ValueError):
        lines = path.read_text(encoding="ascii").splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith(f"{name} ")), 0)
    return 0


def _remove(folder: Path) -> None:
    """A group is busy for a moment after its last process was killed."""
    deadline = time.monotonic() + _PATIENCE
    while folder.exists() and time.monotonic() < deadline:
        try:
            folder.rmdir()
        except OSError:
            time.sleep(0.005)
