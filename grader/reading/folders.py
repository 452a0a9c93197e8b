"""What lies in a folder and those below it, without following a link or seeing what is hidden."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

_DEEPEST = 20
_MOST = 10_000  # Entries of one folder that are looked at: more than any student's holds.
_CACHES = frozenset({"__pycache__"})  # code that nobody wrote, under a name that nobody reads


def names_below(folder: Path, start: str, depth: int = _DEEPEST) -> Iterator[str]:
    """Yield the names, relative to *folder* and in order, of all but folders below *start* in it."""
    for entry in _entries(folder / start):
        name = f"{start}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield name
        elif depth and entry.name not in _CACHES:
            yield from names_below(folder, name, depth - 1)


def names_like(folder: Path, pattern: str) -> Iterator[str]:
    """Yield the names that *pattern* means, of which only the last part holds wild cards."""
    start, stroke, last = pattern.rpartition("/")
    for entry in _entries(folder / start):
        if fnmatchcase(entry.name, last) and not entry.is_dir(follow_symlinks=False):
            yield f"{start}{stroke}{entry.name}"


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in islice(entries, _MOST) if not entry.name.startswith(".")]
    except (OSError, ValueError):
        return []
    return sorted(found, key=lambda entry: entry.name)
