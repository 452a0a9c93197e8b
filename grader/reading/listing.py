"""The cells as they were handed in, short enough to be kept with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts import Listed
from ..facts.handed_in import CUT
from ..records import Cell
from .links import set_aside

LONGEST = 20_000  #: Characters of one cell.
MOST = 400_000  #: Characters of all cells together.


def listing(cells: Iterable[Cell]) -> tuple[Listed, ...]:
    """Return *cells* as they are to be shown; what is too long loses its middle, pictures in them go."""
    return tuple(_listed(cells))


def _listed(cells: Iterable[Cell]) -> Iterator[Listed]:
    room = MOST
    for cell in cells:
        source = _shortened(set_aside(cell.source)[0], min(LONGEST, room))
        room -= len(source)
        yield Listed(cell=cell.position, type=cell.type, source=source)


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = max(0, most - len(CUT)) // 2
    return f"{text[:half]}{CUT}{text[len(text) - half :]}"
