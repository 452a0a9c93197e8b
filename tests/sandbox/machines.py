"""Folders that look like machines with control groups, and what their kernel would do to them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

_COUNTS = {"memory.events": "low 0\noom 0\noom_kill 0\n", "pids.events": "max 0\n"}
_FILES = {
    1: {
        "memory": ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "memory.usage_in_bytes"),
        "pids": ("pids.max",),
        "cpu,cpuacct": ("cpu.cfs_period_us", "cpu.cfs_quota_us"),
    },
    2: {
        "": (
            "cgroup.kill",
            "cgroup.subtree_control",
            *("memory.current", "memory.peak", "memory.max", "memory.swap.max", "memory.oom.group"),
            *("pids.max", "cpu.max", *_COUNTS),
        )
    },
}


def version_1(root: Path, own: str = "/user") -> Path:
    """A machine with a hierarchy for each controller, in which processes are in the group *own*."""
    kinds = list(_FILES[1])
    mounts = [f"3{n} 31 0:{n} / {_point(kind)} rw - cgroup cgroup rw,{kind}" for n, kind in enumerate(kinds)]
    _proc(root, mounts, [f"{n}:{kind}:{own}" for n, kind in enumerate(kinds)])
    for kind in kinds:
        _made(root / _point(kind).lstrip("/") / own.lstrip("/"), _FILES[1][kind])
    return root


def version_2(root: Path, own: str = "/app/run", handed: str = "cpu memory pids") -> Path:
    """A machine with one hierarchy; the group above *own* hands on the controllers *handed*."""
    _proc(root, [f"30 23 0:26 / {_point('')} rw,nosuid - cgroup2 cgroup2 rw"], [f"0::{own}"])
    inner = root / _point("").lstrip("/") / own.lstrip("/")
    _made(inner, _FILES[2][""])
    (inner.parent / "cgroup.subtree_control").write_text(handed)
    return root


def be_its_kernel(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each new folder of *root* the files that one beside it has; remove folders with their files."""
    plain = Path.mkdir

    def mkdir(folder: Path, *words: object, **options: object) -> None:
        plain(folder, *words, **options)  # type: ignore[arg-type]
        if root in folder.parents:
            version = 2 if "unified" in folder.parts else 1
            kind = "" if version == 2 else next(part for part in folder.parts if part in _FILES[1])
            _made(folder, _FILES[version][kind])

    monkeypatch.setattr(Path, "mkdir", mkdir)
    monkeypatch.setattr(Path, "rmdir", shutil.rmtree)


def _point(kind: str) -> str:
    return f"/sys/fs/cgroup/{kind or 'unified'}"


def _proc(root: Path, mounts: list[str], own: list[str]) -> None:
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mountinfo").write_text("\n".join(["23 1 8:1 / / rw - ext4 /dev/sda rw", *mounts]))
    (root / "proc/self/cgroup").write_text("\n".join(own))


def _made(folder: Path, files: tuple[str, ...]) -> None:
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 -- Path.mkdir may be replaced
    for name in ("cgroup.procs", *files):
        (folder / name).write_text(_COUNTS.get(name, ""))
