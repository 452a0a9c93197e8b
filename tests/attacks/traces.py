"""What an attack may have left on this machine: processes, mounts, control groups, files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from grader.sandbox.children import MARK

from .expectations import SECRET

_GROUPS = Path("/sys/fs/cgroup")


def traces() -> set[str]:
    """Return a line for everything of ours that is there now; after a sandbox is closed none is new."""
    return {*_processes(), *_mounts(), *_groups(), *_files()}


@contextmanager
def planted(folder: Path) -> Iterator[None]:
    """Plant a secret in the home (*folder* stands for it), in the temporary folder and in the environment."""
    names = ("GRADER_PLANTED", "HOME")
    before = {name: os.environ.get(name) for name in names}
    temporary = Path(tempfile.gettempdir()) / "planted-secret"
    os.environ |= {"GRADER_PLANTED": SECRET, "HOME": str(folder)}
    for path in (folder / "planted-secret", temporary):
        path.write_text(SECRET)
        path.chmod(0o644)
    try:
        yield
    finally:
        temporary.unlink()
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def digest(folder: Path) -> str:
    """Return a digest of every module below *folder*: name, size, time of the last change."""
    lines = [
        f"{path} {path.lstat().st_size} {path.lstat().st_mtime_ns}" for path in sorted(folder.rglob("*"))
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _processes() -> Iterator[str]:
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if MARK in process.environ() and process.status() != psutil.STATUS_ZOMBIE:
                yield f"process {process.pid} {process.name()}"


def _mounts() -> Iterator[str]:
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        yield f"mount {line.split()[4]}"


def _groups() -> Iterator[str]:
    for path in _GROUPS.glob("**/keras-grader-*"):
        yield f"control group {path}"


def _files() -> Iterator[str]:
    for folder in (Path(tempfile.gettempdir()), Path("/dev/shm")):
        for path in folder.glob("*keras-grader*"):
            yield f"file {path}"
