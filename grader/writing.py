"""Files that a person asked for: their places are looked at before the work starts, not when it is done."""

from __future__ import annotations

from pathlib import Path

from .errors import UsageError


def check_place(path: Path, option: str) -> None:
    """Raise UsageError where no file can be put at *path*, which *option* named."""
    if path.is_dir():
        raise UsageError(f"{option} {path}: this is a folder; name a file")
    check_folder(path.parent, option)


def check_folder(folder: Path, option: str) -> None:
    """Raise UsageError where *folder*, which *option* named, neither is a folder nor can become one."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir():
        raise UsageError(f"{option} {folder}: {nearest} is a file, not a folder")


def write_text(path: Path, text: str) -> None:
    """Write *text* as UTF-8 with plain newlines, with the folders above it; raise UsageError otherwise."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None


def append_text(path: Path, text: str) -> None:
    """Add *text* to the file *path*; raise UsageError where that cannot be done."""
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
