"""
Where a student's files lie: in a folder of their own, or in one that we make of loose files and of zips.

Loose files are copied, together with the student's other files of that name; whatever else lies in the class
folder belongs to others and stays out of sight.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ...errors import RefusedSubmission
from ...reading.caps import Caps
from ...reading.folders import names_below
from ...reading.intake import KINDS
from ...reading.safely import TooLarge, copy_inside
from ..records import HandIn
from .litter import is_beside_the_point
from .odd import why_not
from .unpacking import Room, unpack

ZIP = ".zip"
_MOST = 20_000  #: Files of one place that are looked at.
_MOST_ZIPS = 5  #: Of one hand-in that are opened.
_CAPS = Caps()


class Place(NamedTuple):
    """A folder that holds a student's files."""

    base: Path  #: Can be trusted; no step from here to a file may be a link.
    start: str  #: The folder in it.
    label: str = ""  #: Where this is, where a student has several places.
    zipped: bool = False

    def names(self) -> list[str]:
        """The files below, relative to the start; no litter, nothing hidden, no folders."""
        below = islice(names_below(self.base, self.start), _MOST)
        names = (name.removeprefix(f"{self.start}/") for name in below)
        return [name for name in names if not is_beside_the_point(name)]

    def whole(self, name: str) -> str:
        """Return *name* relative to the base."""
        return f"{self.start}/{name}"

    def path(self, name: str = "") -> Path:
        """Where that is."""
        return self.base / self.start / name


class Trouble(NamedTuple):
    """Something of a hand-in that cannot be looked into, and why."""

    name: str
    why: str  #: A sentence.


class Places:
    """Makes places for the entries of a hand-in, below a private folder."""

    def __init__(self, stage: Path) -> None:
        self._stage = stage
        self._zips = 0

    def of(self, hand_in: HandIn) -> Iterator[Place | Trouble]:
        """Yield a place for each entry, and one for all that are loose."""
        self._stage.joinpath("loose").mkdir()
        for entry in hand_in.entries:
            found = self._of_entry(entry)
            if found is not None:
                yield found
        yield Place(self._stage, "loose")

    def of_zip(self, folder: Path, name: str, label: str) -> Place | Trouble:
        """Unpack the zip called *name* inside *folder*."""
        if self._zips >= _MOST_ZIPS:
            return Trouble(name, f"No more than {_MOST_ZIPS} zips of one hand-in are opened.")
        self._zips += 1
        start = f"zip-{self._zips}"
        packed = self._stage / f"{start}.zip"
        try:
            _copy(folder, name, packed, _CAPS.raw)
            self._stage.joinpath(start).mkdir()
            with packed.open("rb") as file:
                unpack(file, self._stage / start, Room())
        except RefusedSubmission as error:
            return Trouble(name, str(error))
        except (TooLarge, OSError) as error:
            return Trouble(name, f"This zip {why_not(folder / name, error)}.")
        finally:
            packed.unlink(missing_ok=True)
        return Place(self._stage, start, label, zipped=True)

    def _of_entry(self, entry: Path) -> Place | Trouble | None:
        try:
            mode = os.lstat(entry).st_mode
            if stat.S_ISDIR(mode):
                os.scandir(entry).close()  # it can be read
                return Place(entry.parent, entry.name, f"{entry.name}/")
        except OSError as error:
            return Trouble(entry.name, f"This hand-in {why_not(entry, error)}.")
        if stat.S_ISREG(mode) and entry.suffix.lower() == ZIP:
            return self.of_zip(entry.parent, entry.name, f"{entry.name}/")
        return self._of_loose(entry)

    def _of_loose(self, entry: Path) -> Trouble | None:
        most = _CAPS.raw if entry.suffix.lower() in KINDS else _CAPS.beside
        copy = self._stage / "loose" / entry.name
        try:
            _copy(entry.parent, entry.name, copy, most)
        except (TooLarge, OSError) as error:
            copy.unlink(missing_ok=True)
            return Trouble(entry.name, f"This hand-in {why_not(entry, error)}.")
        return None


def _copy(folder: Path, name: str, target: Path, most: int) -> None:
    if os.lstat(folder / name).st_size > most:
        raise TooLarge  # at once, and not when the disk is full of it
    copy_inside(folder, name, target, most)
