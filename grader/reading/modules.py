"""
A module's text becomes its cells: those between `# %%` or `# In[3]:` lines, or one cell where there are none.

The marks are those of jupytext, VS Code, Spyder and nbconvert's exports.
"""

from __future__ import annotations

import ast
import re
import warnings
from itertools import islice
from typing import Any, NamedTuple

from ..records import Cell
from .caps import PARSED, Caps

MOST_CELLS = Caps().cells
_MARK = re.compile(r"#\s{0,3}(?:%%+(?![A-Za-z])(.*)|In\s?\[[\s\d]*\]:?|<(code|markdown)cell>)\s*$")
_TYPE = re.compile(r"\[(markdown|md|raw)\]", re.IGNORECASE)
_QUOTED = re.compile(r'\s*r?("""|\'\'\')(.*)\1\s*$', re.DOTALL)


class _Piece(NamedTuple):
    type: str
    first: int  #: 0-based index of its first line.
    lines: list[str]


def read_module(text: str) -> tuple[Cell, ...]:
    """Return the cells of a module; none for one that is empty."""
    lines = text.split("\n")
    pieces = [trimmed for piece in _pieces(lines) if (trimmed := _trimmed(piece)).lines]
    if not pieces or _cut_in_two(text, pieces):
        pieces = [_Piece("code", 0, lines)] if text.strip() else []
    return tuple(_cell(position, piece) for position, piece in enumerate(pieces, 1))


def _pieces(lines: list[str]) -> list[_Piece]:
    """The lines between the marks; what stands above the first one counts where it is more than comments."""
    marked = ((index, found) for index, line in enumerate(lines) if (found := _MARK.match(line)))
    marks = list(islice(marked, MOST_CELLS + 1))
    if not 0 < len(marks) <= MOST_CELLS:  # so many were not put there to part cells
        return []
    above = lines[: marks[0][0]]
    pieces = [_Piece("code", 0, above)] if any(_is_code(line) for line in above) else []
    ends = [index for index, _ in marks[1:]] + [len(lines)]
    for (index, found), end in zip(marks, ends, strict=True):
        pieces.append(_Piece(_type(found), index + 1, lines[index + 1 : end]))
    return pieces


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _type(found: re.Match[str]) -> str:
    named = _TYPE.search(found[1] or "")
    if found[2] == "markdown" or (named and named[1].lower() != "raw"):
        return "markdown"
    return "raw" if named else "code"


def _trimmed(piece: _Piece) -> _Piece:
    """The piece without blank lines at its ends."""
    first, end = 0, len(piece.lines)
    while first < end and not piece.lines[first].strip():
        first += 1
    while end > first and not piece.lines[end - 1].strip():
        end -= 1
    return _Piece(piece.type, piece.first + first, piece.lines[first:end])


def _cut_in_two(text: str, pieces: list[_Piece]) -> bool:
    """Whether a mark stood inside a string or a block: the whole is Python, but a piece of it is not."""
    if len(text) > PARSED:
        return False
    code = ["\n".join(piece.lines) for piece in pieces if piece.type == "code"]
    return not all(map(_is_python, code)) and _is_python(text)


def _is_python(source: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a student's "\d" is not our warning
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _cell(position: int, piece: _Piece) -> Cell:
    kind: Any = piece.type
    source = "\n".join(piece.lines) if kind == "code" else _uncommented(piece.lines)
    return Cell(position=position, type=kind, source=source, line=piece.first + 1)


def _uncommented(lines: list[str]) -> str:
    """The words of a markdown cell: comments, or one string in triple quotes."""
    quoted = _QUOTED.match("\n".join(lines))
    if quoted:
        return quoted[2]
    return "\n".join(re.sub(r"^\s*# ?", "", line) for line in lines)
