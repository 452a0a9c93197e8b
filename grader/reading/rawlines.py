"""Where in the raw file the lines of a cell stand, so that an annotation lands on the right one."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..facts import HandedIn
from .scanning import Scanner


class Places(NamedTuple):
    """The raw line of a cell's first source line, and whether all its lines stand on that one."""

    first: int | None
    joined: bool


def source_places(scanner: Scanner) -> tuple[Any, Places]:
    """Take the source of a cell, a string or a list of strings, and tell where it stands."""
    if not scanner.starts("["):
        line = scanner.line()
        return scanner.value(), Places(line, True)
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
