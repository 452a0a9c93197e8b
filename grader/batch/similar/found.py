"""The nouns: which hand-ins are nearly the same, and their code as it is shown side by side."""

from __future__ import annotations

from typing import Literal, NamedTuple

MOST = 50  #: Pairs that are shown.

Kind = Literal["both", "left-out", "own"]


class Passage(NamedTuple):
    """Lines in a row of which the same can be said."""

    kind: Kind  #: Found at the other, too; or not looked at, since many have it; or neither.
    lines: tuple[str, ...]


class ShownCell(NamedTuple):
    """A code cell, from its first line to its last."""

    number: int
    passages: tuple[Passage, ...]


class Side(NamedTuple):
    """One of two hand-ins."""

    students: tuple[str, ...]  #: Several where they handed in the same, byte for byte.
    share: float  #: Of its own code that is found at the other: 0 to 1.
    cells: tuple[ShownCell, ...] = ()
    unseen: int = 0  #: Lines that are not shown.


class Likeness(NamedTuple):
    """Two hand-ins that are nearly the same."""

    first: Side
    second: Side


class Found(NamedTuple):
    """All that is told of them."""

    pairs: tuple[Likeness, ...] = ()  #: The most alike first, MOST at most.
    more: int = 0  #: Pairs besides these.
    remark: str = ""  #: Why nobody was compared, as a sentence; empty where they were.


NOTHING = Found()
