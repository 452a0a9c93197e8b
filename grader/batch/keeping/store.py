"""Files that appear whole or not at all, whatever ends this process or fills the disk in between."""

from __future__ import annotations

import hashlib
import os
import uuid
from contextlib import suppress
from pathlib import Path

_DRAFT = ".draft-"
_PIECE = 2**20


def put(path: Path, data: bytes) -> str:
    """
    Make *data* the content of the file *path*; return its SHA-256. Raises OSError, then nothing changed.

    When this returns the file is on the disk, name and all.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{_DRAFT}{uuid.uuid4().hex}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    _sync(path.parent)
    return hashlib.sha256(data).hexdigest()


def intact(path: Path, sha256: str) -> bool:
    """Say whether the file *path* holds what was put there."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == sha256


def sweep(folder: Path) -> None:
    """Remove what a process left that was ended while it wrote below *folder*."""
    for draft in folder.rglob(f"{_DRAFT}*"):
        with suppress(OSError):
            draft.unlink()


def _sync(folder: Path) -> None:
    """Have a folder's names on the disk; Windows does that by itself, and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
