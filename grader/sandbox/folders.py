"""
Private folders: made for one run, removed afterwards, whatever was done to them.

A grader that is killed cannot remove its own. Each is claimed by its maker, and the next grader removes
those that nobody claims any more.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from ..reading.caps import Caps
from ..reading.filenames import placed
from ..reading.safely import copy_inside
from .claims import claim, release

PREFIX = "keras-grader-run-"  #: Of the names of claimed folders, and of nothing else.


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder for this user only, with `work`, `home` and `tmp` in it; remove it at the end."""
    folder, held = _claimed()
    try:
        for name in ("work", "home", "tmp"):
            (folder / name).mkdir(0o700)
        yield folder
    finally:
        remove(folder)
        release(held)


def sweep() -> None:
    """Remove the private folders of this user whose makers are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is in use, or somebody else's
            held = claim(folder)
            if held is not None and os.fstat(held).st_uid == os.geteuid():
                remove(folder)
            release(held)


def _claimed() -> tuple[Path, int | None]:
    """Make a folder and claim it; another one where somebody swept in between."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
        with suppress(BlockingIOError, FileNotFoundError):
            held = claim(folder)
            if folder.exists():
                return folder, held
            release(held)


def copy_in(files: Mapping[str, str], folder: Path, most: int = Caps().beside) -> None:
    """
    Copy *files* (relative name -> path) into *folder*: plain files, of *most* bytes in all.

    What is copied is looked at again while it is open: it may have changed since it was chosen. Raises
    ValueError for a name that would lead out of the folder, OSError or TooLarge for what is no such file.
    """
    for name, source in files.items():
        place = placed(name)
        if place is None:
            raise ValueError(f"{name!r} does not stay inside the folder of the run")
        target = folder / place
        with suppress(FileExistsError, NotADirectoryError):  # names that are one here: the first stays
            target.parent.mkdir(parents=True, exist_ok=True)
            most -= copy_inside(*_taken_apart(Path(source), name), target, most)


def _taken_apart(source: Path, name: str) -> tuple[Path, str]:
    """The folder that *source* was found in, and its name there."""
    parts = PurePosixPath(name).parts
    if source.parts[-len(parts) :] == parts:
        return source.parents[len(parts) - 1], name
    return source.parent, source.name


def remove(folder: Path) -> None:
    """Remove *folder* and all below it, what was made unwritable too; what cannot be removed stays."""
    if sys.version_info >= (3, 12):
        shutil.rmtree(folder, onexc=_try_again)
    else:
        shutil.rmtree(folder, onerror=_try_again)


def _try_again(_: Any, path: str, __: Any) -> None:
    """Make a path and the folder it lies in writable, and remove what it names."""
    with suppress(OSError):
        os.chmod(os.path.dirname(path), stat.S_IRWXU)  # noqa: PTH101, PTH120
    with suppress(OSError):
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            os.chmod(path, stat.S_IRWXU)  # noqa: PTH101
            remove(Path(path))
        else:
            os.unlink(path)  # noqa: PTH108
