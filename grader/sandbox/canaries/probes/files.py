"""Files: what can be read, what can be written, and how much."""

from __future__ import annotations

import errno
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_ROOTS = ("", "/proc/self/root", "/proc/1/root", "/proc/1/cwd/..", "/oldroot", "/newroot")
_LARGEST = 1024  #: Mebibytes that a place to write in may hold at most.
_MEBIBYTE = 2**20


def secret_files(bait: Mapping[str, Any]) -> str | None:
    """Look for the files that the supervisor planted in its home and among its temporary files."""
    for path in bait["files"]:
        for root in _ROOTS:
            if _is_there(Path(f"{root}{path}")):
                return f"a file of yours is to be seen at {root}{path}"
    return None


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def secret_variables(bait: Mapping[str, Any]) -> str | None:
    """Look for the environment variable that the supervisor set."""
    name = bait["variable"]
    if name in os.environ:
        return "an environment variable of yours is set inside"
    for process in ("self", "1", os.getppid()):
        try:
            text = Path(f"/proc/{process}/environ").read_bytes()
        except OSError:
            continue
        if name.encode() in text:
            return f"an environment variable of yours stands in /proc/{process}/environ"
    return None


def writing(_bait: Mapping[str, Any]) -> str | None:
    """Try to write where Python, its packages, the system and the grader lie."""
    for folder in _fixed_places():
        if not folder.is_dir():
            continue
        if not os.statvfs(folder).f_flag & os.ST_RDONLY:
            return f"{folder} is not mounted read-only"
        if _can_write(folder / "keras-grader-canary"):
            return f"a file could be written in {folder}"
    return None


def _fixed_places() -> Iterator[Path]:
    yield from map(Path, ("/", "/usr", "/usr/lib", "/etc", "/dev", "/stage", "/shelf"))
    # Not "data", the folder around an environment: below /tmp it lies in this run's own memory.
    yield from (Path(path) for name, path in sysconfig.get_paths().items() if name != "data")
    yield from (Path(prefix, "lib") for prefix in (sys.prefix, sys.base_prefix))
    yield from (Path(path) for path in sys.path if path.endswith("site-packages"))


def _can_write(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except OSError:
        return False
    os.close(descriptor)
    path.unlink()
    return True


def room(bait: Mapping[str, Any]) -> str | None:
    """Fill every place that can be written until it is full."""
    for place in map(Path, bait["writable"]):
        if not place.is_dir():
            return f"{place} is not there"
        status = os.statvfs(place)
        mebibytes = status.f_blocks * status.f_frsize // _MEBIBYTE
        if not 0 < mebibytes <= _LARGEST or not status.f_files:
            return f"{place} has no size of its own (it could hold {mebibytes} MB)"
        if not _fills_up(place, mebibytes):
            return f"more than {mebibytes} MB could be written in {place}"
    return None


def _fills_up(place: Path, mebibytes: int) -> bool:
    paths = [place / f"keras-grader-canary-{number}" for number in range(2)]
    try:
        for path in paths:
            _reserve(path, mebibytes * _MEBIBYTE * 3 // 4)
    except OSError as error:
        return error.errno == errno.ENOSPC
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
    return False


def _reserve(path: Path, size: int) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    try:
        os.posix_fallocate(descriptor, 0, size)
    finally:
        os.close(descriptor)


def others_files(bait: Mapping[str, Any]) -> str | None:
    """Look at the place where the files of every run are laid out, this one's among them."""
    stage = Path(bait["stage"])
    seen = sorted(path.name for path in stage.iterdir()) if stage.is_dir() else []
    return f"the files of runs are to be seen in {stage}" if seen else None
