"""
Where control groups can be made: the hierarchies that this process is in, as the kernel tells them.

Version 1 has a hierarchy for each controller or a few of them, version 2 one for all. Every path is looked
up below a root, so that a folder can stand for a machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

NEEDED = ("memory", "pids")
WANTED = (*NEEDED, "cpu")


class Hierarchy(NamedTuple):
    """The folders, by controller, in which groups of ours are made."""

    version: int
    places: Mapping[str, Path]


class _Mount(NamedTuple):
    """One mounted hierarchy: where it is seen, and which of its groups is seen there as the topmost."""

    point: Path
    top: str
    kind: str
    options: tuple[str, ...]


def hierarchies(root: Path) -> list[Hierarchy]:
    """Return the hierarchies that have all controllers which are needed."""
    mounts, own = list(_mounts(root)), _own(root)
    found = [Hierarchy(1, _version_1(mounts, own)), Hierarchy(2, _version_2(mounts, own))]
    return [one for one in found if set(NEEDED) <= set(one.places)]


def _version_1(mounts: list[_Mount], own: Mapping[str, str]) -> dict[str, Path]:
    """Groups lie within this process's own ones; some kernels have no shares of processors."""
    places: dict[str, Path] = {}
    for name in WANTED:
        of_it = [mount for mount in mounts if mount.kind == "cgroup" and name in mount.options]
        if of_it:
            places[name] = _within(of_it[0], own.get(name, "/"))
    if "cpu" in places and not (places["cpu"] / "cpu.cfs_quota_us").exists():
        del places["cpu"]
    return places


def _version_2(mounts: list[_Mount], own: Mapping[str, str]) -> dict[str, Path]:
    """
    Groups lie in the nearest group that hands the controllers on.

    That is mostly the one above this process's own: no group has both processes and groups with limits.
    """
    for mount in mounts:
        if mount.kind == "cgroup2":
            inner = _within(mount, own.get("", "/"))
            for place in (inner, inner.parent) if inner != mount.point else (inner,):
                handed = _text(place / "cgroup.subtree_control").split()
                if set(NEEDED) <= set(handed):
                    return {name: place for name in WANTED if name in handed}
    return {}


def _mounts(root: Path) -> Iterator[_Mount]:
    for line in _text(root / "proc/self/mountinfo").splitlines():
        mounted, _, system = line.partition(" - ")
        kind, _, options = system.split(" ", 2) if system.count(" ") >= 2 else ("", "", "")
        if kind in ("cgroup", "cgroup2"):
            top, point = (_unescaped(word) for word in mounted.split()[3:5])
            yield _Mount(root / point.lstrip("/"), top, kind, tuple(options.split(",")))


def _unescaped(word: str) -> str:
    r"""Spaces and the like are written as \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)


def _own(root: Path) -> dict[str, str]:
    """Return this process's groups by controller; version 2 has the empty name."""
    parts = [line.split(":", 2) for line in _text(root / "proc/self/cgroup").splitlines()]
    return {name: path for _, names, path in parts for name in names.split(",")}


def _within(mount: _Mount, path: str) -> Path:
    """A container may see only a part of the hierarchy, and its group's path be told in whole or in part."""
    seen = path.removeprefix(mount.top) if mount.top != "/" else path
    inner = mount.point / seen.lstrip("/")
    return inner if ".." not in inner.parts and inner.is_dir() else mount.point


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""
