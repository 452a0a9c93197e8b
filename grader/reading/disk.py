"""Files are opened carefully: regular files only, never through a link, never more than a cap."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath

# A pipe must not make the reader wait, and a link must not lead it elsewhere; not every system has these.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_ROOTED = re.compile(r"/|[A-Za-z]:")


class TooLarge(Exception):
    """A file holds more bytes than it may."""


def read_bytes(path: Path, most: int) -> bytes:
    """Return what the file named by the person at the command line holds; links are followed."""
    return _read(path, most, _FLAGS)


def read_bytes_inside(folder: Path, name: str, most: int) -> bytes:
    """Return what the file *name* inside *folder* holds. Raises OSError or TooLarge."""
    path = find_inside(folder, name)
    if path is None:
        raise FileNotFoundError(name)
    return _read(path, most, _FLAGS | _NO_LINKS)


def find_inside(folder: Path, name: str) -> Path | None:
    """Return the regular file *name* (with /) inside *folder*; None where it is none, or lies elsewhere."""
    path = inside(folder, name)
    try:
        return path if path is not None and stat.S_ISREG(path.lstat().st_mode) else None
    except (OSError, ValueError):
        return None


def inside(folder: Path, name: str) -> Path | None:
    """Return *folder* / *name* where that stays inside the folder and no step of it is a link or hidden."""
    if not name or len(name) > 1000 or "\x00" in name or _ROOTED.match(name):
        return None
    path = folder
    for part in PurePosixPath(name).parts:
        path = path / part
        if part.startswith(".") or _is_link(path):
            return None
    return path if path != folder else None


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return True


def _read(path: Path, most: int, flags: int) -> bytes:
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(f"{path} is not a regular file")
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge(path.name)
    return data
