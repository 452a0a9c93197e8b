"""
What a session told of itself so far; what a cell did is forgotten when the same cell runs again.

And what the cells after it did is out of date then, if it is another cell now or made something anew: a full
run would have them do it again. What comes after what is told by when each ran for the first time.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, NamedTuple

from ..frames import PREFIX, Frame, read_header, write_frame
from ..inside.plain import plain

#: What a cell does, rather than what exists from then on.
DEEDS = frozenset({"cell", "fit", "prediction", "pick", "figure"})
#: Of these the newest counts, by this number.
_NEWEST = MappingProxyType({"weights": "model", "graph": "model", "fit": "number", "model": "id"})
MOST_BYTES = 256 * 2**20  #: Of all weights: as much as a full run may send.
#: What others build on.
MADE = frozenset({"array", "model", "fit", "weights"})


class _Turn(NamedTuple):
    """One time that a cell ran."""

    number: int  #: 0 for what came before the first, and so on.
    first: int  #: The turn in which it ran for the first time.
    cell: str | None = None
    source: str = ""


class _Again(NamedTuple):
    """A cell ran that had run before."""

    turn: _Turn
    is_changed: bool


class Kept:
    """The way out of the observers of a session, which leads nowhere but here."""

    def __init__(self) -> None:
        self._frames: list[tuple[_Turn, Frame]] = []
        self._turn = _Turn(0, 0)
        self._last: dict[str, _Turn] = {}
        self._again: list[_Again] = []

    def begin(self, cell: str | None, source: str) -> None:
        """A cell runs, which the notebook knows by this id; None where it has none."""
        number = self._turn.number + 1
        before = self._last.get(cell) if cell is not None else None
        self._turn = _Turn(number, number if before is None else before.first, cell, source)
        if cell is None:
            return
        if before is not None:
            self._again.append(_Again(self._turn, before.source != source))
            self._frames = [(by, each) for by, each in self._frames if by.cell != cell or not _is_deed(each)]
        self._last[cell] = self._turn

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Keep one frame, read as strictly as if it came from a sandbox."""
        if kind == "epoch":  # of a training that goes on, for whoever watches
            return
        frame = Frame(read_header(write_frame(kind, **plain(fields))[PREFIX.size :]), payload)
        replaced = _what_it_replaces(frame)
        if replaced is not None:
            self._frames = [each for each in self._frames if _what_it_replaces(each[1]) != replaced]
        self._frames.append((self._turn, frame))
        if payload:
            self._keep_within()

    def frames(self) -> list[Frame]:
        """Return what still holds: what exists, as it was told, then what cells did, in the cells' order."""
        existing = [frame for _, frame in self._frames if not _is_deed(frame)]
        deeds = sorted((each for each in self._frames if _is_deed(each[1])), key=lambda each: each[0].first)
        return [*existing, *(frame for _, frame in deeds)]

    def _keep_within(self) -> None:
        """Let the weights that were told first go, where all together are too many."""
        while sum(len(frame.payload) for _, frame in self._frames) > MOST_BYTES:
            heavy = next(each for each in self._frames if each[1].payload)
            self._frames = [each for each in self._frames if each is not heavy]

    def out_of_date(self) -> tuple[int, ...]:
        """Return the numbers of the cells that would do something else now, as in `In [3]`."""
        made = {turn.number for turn, frame in self._frames if frame.header["kind"] in MADE}
        anew = [each.turn for each in self._again if each.is_changed or each.turn.number in made]
        old = {
            frame.header["cell"]
            for turn, frame in self._frames
            if _is_deed(frame) and any(each.first < turn.first and turn.number < each.number for each in anew)
        }
        return tuple(sorted(cell for cell in old if cell is not None))


def _what_it_replaces(frame: Frame) -> tuple[str, int] | None:
    """What of the same is told anew every time, so that only the last of it counts."""
    kind = frame.header["kind"]
    key = _NEWEST.get(kind)
    return None if key is None else (kind, frame.header.get(key, 0))


def _is_deed(frame: Frame) -> bool:
    return frame.header["kind"] in DEEDS
