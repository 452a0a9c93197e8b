"""
What a session told of itself so far; what a cell did is forgotten when the same cell runs again.

And what the cells after it did is out of date then, if it is another cell now or made something anew: a full
run would have them do it again. What comes after what is told by when each ran for the first time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..frames import PREFIX, Frame, read_header, write_frame
from ..inside.plain import plain

#: What a cell does, rather than what exists from then on.
DEEDS = frozenset({"cell", "fit", "prediction", "pick", "figure"})
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
        header = read_header(write_frame(kind, **plain(fields))[PREFIX.size :])
        self._frames.append((self._turn, Frame(header, payload)))

    def frames(self) -> list[Frame]:
        """Return what still holds, in the order in which it was told."""
        return [frame for _, frame in self._frames]

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


def _is_deed(frame: Frame) -> bool:
    return frame.header["kind"] in DEEDS
