"""Private folders: made for one run, removed afterwards, whatever was done to them."""

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


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder for this user only, with `work`, `home` and `tmp` in it; remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="keras-grader-")).resolve()
    try:
        for name in ("work", "home", "tmp"):
            (folder / name).mkdir()
        yield folder
    finally:
        remove(folder)


def copy_in(files: Mapping[str, str], folder: Path) -> None:
    """Copy *files* (relative name -> path) into *folder*; names that would lead out of it are an error."""
    for name, source in files.items():
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if not parts or ".." in parts or Path(name).is_absolute() or PurePosixPath(name).is_absolute():
            raise ValueError(f"{name!r} does not stay inside the folder of the run")
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


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
