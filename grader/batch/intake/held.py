"""All that a hand-in holds: what can be graded, what cannot, and what is to be said of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...facts import Kind
from ...reading.filenames import shown, some
from ...reading.intake import KINDS
from ...reading.safely import find_inside
from ..records import HandIn
from .leftout import ENDING, why_left_out
from .odd import why_not
from .places import ZIP, Place, Places, Trouble

_WHAT = "What can be graded is a notebook (.ipynb), a module (.py) or a response (.md)"
_NOTHING = "There is nothing in it that can be graded, only {names}. " + _WHAT + ", or a .zip with one in it."
_EMPTY = "There is nothing in it. " + _WHAT + "."
_LEFT_OUT = (
    "Not everything could be unpacked; left out: {names}. Please zip the files again, without a password, or"
    " hand in the file that holds the work as it is."
)
_INNER = "A zip inside a zip is not opened: {names}. Please unpack it before you zip the whole."
_UNUSED = "Something else that was handed in could not be used: {why}"


class Found(NamedTuple):
    """A file that can be graded, as far as its name tells."""

    place: Place
    name: str  #: Relative to the place.
    kind: Kind


class Held:
    """What was found in a hand-in."""

    def __init__(self, hand_in: HandIn, stage: Path) -> None:
        self.found: list[Found] = []
        self.lost: list[str] = []  #: Names of what may hold the work but cannot be looked at.
        self._others: list[str] = []
        self._left_out: list[str] = []
        self._inner: list[str] = []
        self._troubles: list[Trouble] = []
        self._places = Places(stage)
        for place in self._places.of(hand_in):
            self._add(place)

    def reason(self) -> str:
        """Return why nothing of it can be graded, in sentences."""
        if self._troubles:
            return self._troubles[0].why
        if self._left_out:
            return _LEFT_OUT.format(names=some(self._left_out))
        if self._inner:
            return _INNER.format(names=some(self._inner))
        return _NOTHING.format(names=some(self._others)) if self._others else _EMPTY

    def problems(self) -> tuple[str, ...]:
        """Return sentences about what was not looked at, beside what was."""
        said = [_UNUSED.format(why=trouble.why) for trouble in self._troubles]
        said += [_LEFT_OUT.format(names=some(self._left_out))] if self._left_out else []
        said += [_INNER.format(names=some(self._inner))] if self._inner else []
        return tuple(dict.fromkeys(said))

    def _add(self, place: Place | Trouble) -> None:
        if isinstance(place, Trouble):
            self._trouble(place)
            return
        zips = list(self._zips_among(place, place.names()))
        if place.zipped:
            self._inner += zips
        elif not any(found.place == place for found in self.found):
            for name in zips:
                self._add(self._places.of_zip(place.base, place.whole(name), f"{place.label}{name}/"))
        else:
            self._others += zips

    def _zips_among(self, place: Place, names: list[str]) -> Iterator[str]:
        """Yield the zips among *names*, and see what all others are."""
        for name in names:
            kind = KINDS.get(PurePosixPath(name).suffix.lower())
            if not find_inside(place.base, place.whole(name)):
                self._miss(place, name, kind)
            elif why := why_left_out(place.base, place.whole(name)):
                self._leave_out(name.removesuffix(ENDING), why)
            elif kind is not None:
                self.found.append(Found(place, name, kind))
            elif name.lower().endswith(ZIP):
                yield name
            else:
                self._others.append(name)

    def _miss(self, place: Place, name: str, kind: Kind | None) -> None:
        """Only what may hold the work is missed: of the rest, reading tells where it is needed."""
        if kind is None and not name.lower().endswith(ZIP):
            self._others.append(name)
        else:
            self._trouble(Trouble(name, f"{shown(name)} {why_not(place.path(name))}."))

    def _trouble(self, trouble: Trouble) -> None:
        self._troubles.append(trouble)
        if PurePosixPath(trouble.name).suffix.lower() in (*KINDS, ZIP, ""):
            self.lost.append(trouble.name)

    def _leave_out(self, name: str, why: str) -> None:
        self._left_out.append(f"{name} ({why})")
        if PurePosixPath(name).suffix.lower() in KINDS:
            self.lost.append(name)
