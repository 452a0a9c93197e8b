"""What a session told of itself so far; what a cell did is forgotten when the same cell runs again."""

from __future__ import annotations

from typing import Any

from ..frames import PREFIX, Frame, read_header, write_frame
from ..inside.plain import plain

#: What a cell does, rather than what exists from then on.
DEEDS = frozenset({"cell", "fit", "prediction", "pick", "figure"})


class Kept:
    """The way out of the observers of a session, which leads nowhere but here."""

    def __init__(self) -> None:
        self._frames: list[tuple[str | None, Frame]] = []
        self._cell: str | None = None

    def begin(self, cell: str | None) -> None:
        """A cell runs, which the notebook knows by this id; None where it has none."""
        self._cell = cell
        if cell is not None:
            self._frames = [
                (by, frame) for by, frame in self._frames if by != cell or frame.header["kind"] not in DEEDS
            ]

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Keep one frame, read as strictly as if it came from a sandbox."""
        header = read_header(write_frame(kind, **plain(fields))[PREFIX.size :])
        self._frames.append((self._cell, Frame(header, payload)))

    def frames(self) -> list[Frame]:
        """Return what still holds, in the order in which it was told."""
        return [frame for _, frame in self._frames]
