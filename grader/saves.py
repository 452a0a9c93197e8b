"""Waiting until a file, or one beside it that it uses, was saved, however editors go about that."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

EVERY = 0.1  #: Seconds between two looks.
CALM = 3  #: Looks in a row that show the same: some editors write twice, or delete the file first.


class Seen(NamedTuple):
    """What changes whenever a file is written, or another one takes its name."""

    written: int  #: Nanoseconds.
    size: int
    number: int  #: Of the file itself, whatever its name.


class Saves:
    """Knows how a file and its neighbours looked when they were last read, and waits for another look."""

    def __init__(self, file: Path, pause: Callable[[float], None] = time.sleep) -> None:
        """Watch *file*; *pause* lets so many seconds pass."""
        self._file, self._pause = file, pause
        self._beside: frozenset[Path] = frozenset()
        self._seen: dict[Path, Seen | None] = {}

    def look(self) -> None:
        """Take in how everything looks, before it is read: what is saved later is news."""
        self._seen = self._looks()

    def follow(self, beside: Iterable[Path]) -> None:
        """Watch these files beside it, and no others."""
        self._beside = frozenset(beside)
        self._seen = {**{path: _seen(path) for path in self._beside}, **self._seen}

    def wait(self, uses: Callable[[], Iterable[Path] | None]) -> None:
        """
        Return once something was saved, and nothing more for a moment.

        When files came or went, *uses* says which of those beside it are used now; None where nobody can say.
        """
        while True:
            now = self._settled()
            if self._is_news(now):
                return
            self._seen |= now  # files came or went: a report of ours, or something that it uses
            found = uses()
            if found is not None and frozenset(found) != self._beside:
                return

    def _settled(self) -> dict[Path, Seen | None]:
        """Return how everything looks once that is news, the file is there, and it stays so for a moment."""
        last, calm = self._seen, CALM
        while calm < CALM or self._same(last) or last[self._file] is None:
            self._pause(EVERY)
            now = self._looks()
            calm = calm + 1 if now == last else 0
            last = now
        return last

    def _same(self, looks: dict[Path, Seen | None]) -> bool:
        return all(looks[path] == self._seen.get(path) for path in looks)

    def _is_news(self, now: dict[Path, Seen | None]) -> bool:
        return any(now[path] != self._seen.get(path) for path in (self._file, *self._beside))

    def _looks(self) -> dict[Path, Seen | None]:
        return {path: _seen(path) for path in (self._file, self._file.parent, *self._beside)}


def _seen(path: Path) -> Seen | None:
    """Return how *path* looks; None where there is nothing now."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- many, and often
    except OSError:
        return None
    return Seen(found.st_mtime_ns, found.st_size, found.st_ino)
