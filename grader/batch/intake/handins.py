"""The class folder: who is in it, and with what."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import RefusedSubmission, UsageError
from ...reading.caps import MEGABYTE
from ...reading.intake import KINDS
from ...sandbox.folders import private_folder
from ..records import HandIn
from .fingerprint import fingerprint
from .litter import is_litter
from .students import stem_of, students
from .unpacking import Room, unpack

_CLASS = Room(files=100_000, total=2**34, single=512 * MEGABYTE, directory=32 * MEGABYTE)


@contextmanager
def class_folder(path: Path) -> Iterator[Path]:
    """
    Hold the folder that *path* is, or, for the zip of a class, one that it was unpacked into.

    That one is private, and gone at the end. Raises UsageError where *path* is neither.
    """
    if _is_folder(path):
        _entries(path)  # it can be read, or that is said
        yield path
        return
    _refuse_other(path)
    with private_folder() as folder:
        _unpack(path, folder / "work")
        yield _top(folder / "work")


def hand_ins(folder: Path) -> list[HandIn]:
    """Return what lies in the class *folder*, one hand-in a student, by name. Raises UsageError."""
    groups: dict[str, list[str]] = {}
    for entry in _entries(folder):
        stem = entry.name if entry.is_dir(follow_symlinks=False) else stem_of(entry.name)
        groups.setdefault(stem, []).append(entry.name)
    shown_as = students(groups)
    found = [
        HandIn(shown_as[stem], tuple(folder / name for name in names), fingerprint(folder, names))
        for stem, names in groups.items()
    ]
    return sorted(found, key=lambda each: (each.student.casefold(), each.student))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((each for each in entries if not is_litter(each.name)), key=lambda each: each.name)
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror or error}") from None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be looked at: {getattr(error, 'strerror', error)}") from None


def _refuse_other(path: Path) -> None:
    if not os.path.lexists(path):
        raise UsageError(f"there is no folder {path}; name the folder with the work of the class, or its zip")
    if path.is_file() and path.suffix.lower() in KINDS:
        raise UsageError(f"{path} is the work of one student; `grader check` grades it")
    if not path.is_file() or path.suffix.lower() != ".zip":
        raise UsageError(f"{path} is neither a folder nor a .zip; unpack it first, and name the folder")


def _unpack(path: Path, folder: Path) -> None:
    try:
        with path.open("rb") as file:
            unpack(file, folder, _CLASS)
    except RefusedSubmission as error:
        raise UsageError(
            f"{path} cannot be used. {error} Or unpack it yourself, and name the folder."
        ) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be unpacked: {error.strerror or error}") from None


def _top(folder: Path) -> Path:
    """The one folder that a zip holds, where this is the class and not a single student's."""
    entries = _entries(folder)
    if len(entries) != 1 or not entries[0].is_dir(follow_symlinks=False):
        return folder
    inner = _entries(Path(entries[0].path))
    several = len({stem_of(entry.name) for entry in inner}) > 1
    return Path(entries[0].path) if several or any(entry.is_dir() for entry in inner) else folder
