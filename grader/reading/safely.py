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
from io import BufferedReader
from pathlib import Path
from typing import Literal, NamedTuple


def _flag(*names: str) -> int:
    """The flags of these names, as far as this system has them."""
    return sum(getattr(os, name, 0) for name in names)


_FILE = os.O_RDONLY | _flag("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_NOFOLLOW", "O_BINARY")
_BASE = os.O_RDONLY | _flag("O_DIRECTORY", "O_CLOEXEC")
_FOLDER = _BASE | _flag("O_NOFOLLOW")
_ROOTED = re.compile(r"/|[A-Za-z]:")
_LONGEST = 1000  # Bytes of a relative name.
_DEEPEST = 40  # Steps of one.
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
        digest = hashlib.sha256()
        while piece := file.read(_PIECE):
            digest.update(piece)
        return digest.hexdigest()


def find_inside(folder: Path, name: str) -> Path | None:
    """Return the regular file *name* (with /) inside *folder*; None where it is none, or lies elsewhere."""
    found = _walked(folder, name)
    return Path(found.path) if found and _is_read(found.status) else None


def is_odd(folder: Path, name: str) -> bool:
    """Say whether *name* is there inside *folder*, but neither a folder nor a file that is read."""
    found = _walked(folder, name)
    return bool(found and found.status and not _is_folder(found.status) and not _is_read(found.status))


def look(folder: Path, name: str) -> Literal["file", "folder", "nothing", "elsewhere"]:
    """Say what *name* is inside *folder*: a file may be odd, and elsewhere is hidden or beyond a link."""
    found = _walked(folder, name)
    if found is None:
        return "elsewhere"
    if found.status is None:
        return "nothing"
    return "folder" if _is_folder(found.status) else "file"


def inside(folder: Path, name: str) -> Path | None:
    """Return *folder* / *name* where that stays inside the folder and no step of it is a link or hidden."""
    found = _walked(folder, name)
    if found is None or (found.status and stat.S_ISLNK(found.status.st_mode)):
        return None
    return Path(found.path)


class _Found(NamedTuple):
    path: str
    status: os.stat_result | None  #: None where nothing is there.


def _walked(folder: Path, name: str) -> _Found | None:
    """What *name* is inside *folder*; None where that lies elsewhere, or beyond a link."""
    path, status, there = str(folder), None, True
    for part in _parts(name) or ():
        if status is not None and stat.S_ISLNK(status.st_mode):
            return None
        path = f"{path}/{part}"
        status = _status(path) if there else None
        there = status is not None
    return _Found(path, status) if path != str(folder) else None


def _is_folder(status: os.stat_result) -> bool:
    return stat.S_ISDIR(status.st_mode)


def _is_read(status: os.stat_result | None) -> bool:
    return status is not None and stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def _parts(name: str) -> tuple[str, ...] | None:
    """The steps of a relative name; None where one is hidden or leads up, or the whole is no such name."""
    if len(name) > _LONGEST or name.count("/") > _DEEPEST:
        return None
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    if not parts or "\x00" in name or _ROOTED.match(name):
        return None
    hidden = any(part.startswith(".") for part in parts)
    return None if hidden or _too_long(name) else parts


def _too_long(name: str) -> bool:
    try:
        return len(os.fsencode(name)) > _LONGEST
    except UnicodeError:  # half of a pair: no file is called that
        return True


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[BufferedReader]:
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
def _checked(descriptor: int, *, alone: bool) -> Iterator[BufferedReader]:
    """Hold the file of *descriptor*, if it is a regular one; *alone*: of one name."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or (alone and status.st_nlink > 1):
        os.close(descriptor)
        raise NotPlain("is no regular file" if not stat.S_ISREG(status.st_mode) else "has several names")
    with os.fdopen(descriptor, "rb") as file:
        yield file


def _read(file: BufferedReader, most: int) -> bytes:
    data = file.read(most + 1) if os.fstat(file.fileno()).st_size <= most else None
    if data is None or len(data) > most:
        raise TooLarge
    return data
