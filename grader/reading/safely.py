"""
Files that somebody else made are opened carefully.

They are judged by the descriptor, so that nothing can change between the look and the reading: regular
files only, never more than a cap, never a wait for a pipe. Beside a submission, besides, no step of the way
is a link, and a file has one name only: another one may belong to somebody else.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO


def _flag(*names: str) -> int:
    """The flags of these names, as far as this system has them."""
    return sum(getattr(os, name, 0) for name in names)


_FILE = os.O_RDONLY | _flag("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_NOFOLLOW", "O_BINARY")
_BASE = os.O_RDONLY | _flag("O_DIRECTORY", "O_CLOEXEC")
_FOLDER = _BASE | _flag("O_NOFOLLOW")
_ROOTED = re.compile(r"/|[A-Za-z]:")
_LONGEST = 1000  # Bytes of a relative name.
_PIECE = 2**20


class TooLarge(Exception):
    """A file holds more bytes than it may."""


class NotPlain(OSError):
    """A file is not one that is read; its text says what it is."""


def read_bytes(path: Path, most: int) -> bytes:
    """Return what the file *path* holds, which is no link. Raises OSError or TooLarge."""
    with _checked(os.open(path, _FILE), alone=False) as file:
        return _read(file, most)


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """Return what the file *name* inside *folder* holds. Raises OSError or TooLarge."""
    with _opened(folder, name) as file:
        return _read(file, most)


def copy_inside(folder: Path, name: str, target: Path, most: int) -> int:
    """Copy the file *name* inside *folder* to *target*, which is new; return its size. Raises the same."""
    with _opened(folder, name) as file, target.open("xb") as copy:
        size = 0
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > most:
                raise TooLarge(name)
            copy.write(piece)
    return size


def digest_inside(folder: Path, name: str) -> str:
    """Return the SHA-256 of what the file *name* inside *folder* holds, however much. Raises OSError."""
    with _opened(folder, name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_inside(folder: Path, name: str) -> Path | None:
    """Return the regular file *name* (with /) inside *folder*; None where it is none, or lies elsewhere."""
    path = inside(folder, name)
    status = _status(path) if path is not None else None
    return path if status is not None and stat.S_ISREG(status.st_mode) and status.st_nlink <= 1 else None


def is_odd(folder: Path, name: str) -> bool:
    """Say whether *name* is there inside *folder*, but neither a folder nor a file that is read."""
    parts = _parts(name)
    if parts is None or (parts[:-1] and inside(folder, "/".join(parts[:-1])) is None):
        return False
    status = _status(folder.joinpath(*parts))
    return status is not None and not stat.S_ISDIR(status.st_mode) and find_inside(folder, name) is None


def inside(folder: Path, name: str) -> Path | None:
    """Return *folder* / *name* where that stays inside the folder and no step of it is a link or hidden."""
    parts = _parts(name)
    path, there = folder, True
    for part in parts or ():
        path = path / part
        status = _status(path) if there else None
        there = status is not None
        if status is not None and stat.S_ISLNK(status.st_mode):
            return None
    return path if parts else None


def _parts(name: str) -> tuple[str, ...] | None:
    """The steps of a relative name; None where one is hidden or leads up, or the whole is no such name."""
    if len(name) > _LONGEST:
        return None
    parts = PurePosixPath(name).parts
    if not parts or "\x00" in name or _ROOTED.match(name):
        return None
    return None if _too_long(name) or any(part.startswith(".") for part in parts) else parts


def _too_long(name: str) -> bool:
    try:
        return len(os.fsencode(name)) > _LONGEST
    except UnicodeError:  # half of a pair: no file is called that
        return True


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (OSError, ValueError):
        return None


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[BinaryIO]:
    parts = _parts(name)
    if parts is None or inside(folder, name) is None:
        raise NotPlain("is not inside the folder, or is reached through a link")
    with _checked(_descended(folder, parts), alone=True) as file:
        yield file


def _descended(folder: Path, parts: tuple[str, ...]) -> int:
    """Open a file step by step, so that no folder on the way can become a link meanwhile."""
    if os.open not in os.supports_dir_fd:
        return os.open(folder.joinpath(*parts), _FILE)
    at = os.open(folder, _BASE)
    try:
        for part in parts[:-1]:
            below = os.open(part, _FOLDER, dir_fd=at)
            os.close(at)
            at = below
        return os.open(parts[-1], _FILE, dir_fd=at)
    finally:
        os.close(at)


@contextmanager
def _checked(descriptor: int, *, alone: bool) -> Iterator[BinaryIO]:
    """Hold the file of *descriptor*, if it is a regular one; *alone*: of one name."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or (alone and status.st_nlink > 1):
        os.close(descriptor)
        raise NotPlain("is no regular file" if not stat.S_ISREG(status.st_mode) else "has several names")
    with os.fdopen(descriptor, "rb") as file:
        yield file


def _read(file: BinaryIO, most: int) -> bytes:
    data = file.read(most + 1) if os.fstat(file.fileno()).st_size <= most else None
    if data is None or len(data) > most:
        raise TooLarge
    return data
