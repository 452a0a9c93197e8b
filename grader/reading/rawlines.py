"""Where in the raw file the lines of a cell stand, so that an annotation lands on the right one."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..facts import HandedIn
from .scanning import Scanner

_WORDS = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_PARTED = r"[ \t\r]*+(?:,[ \t\r]*+\n|\n[ \t\r]*+,)[ \t\r]*+"
#: A list as notebooks are saved: each string on a line of its own, and none of these left out.
_ONE_A_LINE = re.compile(rf"\[\s*+(?:{_WORDS}{_PARTED})*+{_WORDS}\s*+\]")


class Places(NamedTuple):
    """The raw line of a cell's first source line, and whether all its lines stand on that one."""

    first: int | None
    joined: bool


def source_places(scanner: Scanner) -> tuple[Any, Places]:
    """Take the source of a cell, a string or a list of strings, and tell where it stands."""
    if not scanner.starts("["):
        line = scanner.line()
        return scanner.value(), Places(line, True)
    line = scanner.line()
    if whole := scanner.strings():
        values, text = whole
        above = text.count("\n", 0, text.index('"'))
        return values, Places(line + above, _ONE_A_LINE.fullmatch(text) is None)
    return _walked(scanner)


def _walked(scanner: Scanner) -> tuple[Any, Places]:
    """The same for a list of something else, or of nothing."""
    parts, lines = [], []
    for _ in scanner.elements():
        lines.append(scanner.line())
        parts.append(scanner.value())
    if not lines:
        return parts, Places(None, False)
    return parts, Places(lines[0], lines != list(range(lines[0], lines[0] + len(lines))))


def raw_line(handed_in: HandedIn, cell: int | None, line: int | None) -> int | None:
    """Return the line of the raw file for line *line* (1-based; None: the first) of cell *cell*."""
    first = handed_in.lines.get(cell) if cell is not None else None
    if first is None or cell in handed_in.joined:
        return first
    return first + (line or 1) - 1
