"""The code that was handed in, and the code that was handed out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ...errors import GraderError
from ...facts import Evidence, Listed
from ...submission import read_submission

HANDOUT = "handout.ipynb"  #: Beside assignment.toml.
_BLANK_LINES = re.compile(r"\n{3,}")
MOST = 60_000  #: Characters of one hand-in; nobody writes that much, and reading it takes time.


class CodeCell(NamedTuple):
    """A code cell: its position in the file, and its source without blank lines around it."""

    number: int
    source: str


Code = tuple[CodeCell, ...]


def code_of(evidence: Evidence) -> Code:
    """Return the code of a hand-in, as it was handed in."""
    return _code(evidence.submission.listing)


def handed_out(assignment: Path) -> Code:
    """Return the code of the hand-out in the folder *assignment*; none where there is none to be read."""
    if not (assignment / HANDOUT).is_file():
        return ()
    try:
        return _code(read_submission(assignment / HANDOUT).handed_in.listing)
    except GraderError:
        return ()


def _code(listing: Iterable[Listed]) -> Code:
    room, code = MOST, []
    for cell in listing:
        if cell.type == "code" and room > 0:
            source = _trimmed(cell.source[:room])
            room -= len(source)
            code.append(CodeCell(cell.cell, source))
    return tuple(code)


def _trimmed(source: str) -> str:
    """
    Without what says nothing.

    A lexer of Pygments leaves blank lines around out, too, and counts characters from there. Many blank lines
    or blanks at the ends of lines, take it time that grows with their square.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n")))
