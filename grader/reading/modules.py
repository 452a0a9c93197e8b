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
_MOST_LINES = 500_000  # Of a text in comments that are made plain.
_BLANK = r"[^\S\n]"
_MARK = re.compile(
    rf"^#{_BLANK}{{0,3}}(?:%%+(?![A-Za-z])(.*)"
    rf"|In{_BLANK}?\[[ \t\d]{{0,20}}\]:?|<(code|markdown)cell>){_BLANK}*$\n?",
    re.MULTILINE,
)
_CODE = re.compile(rf"^{_BLANK}*+[^\s#]", re.MULTILINE)
_HASH = re.compile(rf"^{_BLANK}*# ?", re.MULTILINE)
_TYPE = re.compile(r"\[(markdown|md|raw)\]", re.IGNORECASE)
_QUOTED = re.compile(r'\s*r?("""|\'\'\')(.*)\1\s*$', re.DOTALL)


class _Piece(NamedTuple):
    type: str
    line: int  #: 1-based line of its first one.
    text: str


def read_module(text: str) -> tuple[Cell, ...]:
    """Return the cells of a module; none for one that is empty."""
    pieces = [trimmed for piece in _pieces(text) if (trimmed := _trimmed(piece)).text]
    if not pieces or _cut_in_two(text, pieces):
        pieces = [_Piece("code", 1, text)] if text.strip() else []
    return tuple(_cell(position, piece) for position, piece in enumerate(pieces, 1))


def _pieces(text: str) -> list[_Piece]:
    """The text between the marks; what stands above the first one counts where it is more than comments."""
    marks = list(islice(_MARK.finditer(text), MOST_CELLS + 1))
    if not 0 < len(marks) <= MOST_CELLS:  # so many were not put there to part cells
        return []
    above = text[: marks[0].start()]
    pieces = [_Piece("code", 1, above)] if _CODE.search(above) else []
    line, counted = 1, 0
    for found, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        line += text.count("\n", counted, found.end())
        counted = found.end()
        pieces.append(_Piece(_type(found), line, text[found.end() : end]))
    return pieces


def _type(found: re.Match[str]) -> str:
    named = _TYPE.search(found[1] or "")
    if found[2] == "markdown" or (named and named[1].lower() != "raw"):
        return "markdown"
    return "raw" if named else "code"


def _trimmed(piece: _Piece) -> _Piece:
    """The piece without blank lines at its ends."""
    bare = piece.text.lstrip()
    first = piece.text.rfind("\n", 0, len(piece.text) - len(bare)) + 1
    end = piece.text.find("\n", len(piece.text.rstrip()))
    line = piece.line + piece.text.count("\n", 0, first)
    return _Piece(piece.type, line, piece.text[first : end if end >= 0 else None] if bare else "")


def _cut_in_two(text: str, pieces: list[_Piece]) -> bool:
    """Whether a mark stood inside a string or a block: the whole is Python, but a piece of it is not."""
    if len(text) > PARSED:
        return False
    code = [piece.text for piece in pieces if piece.type == "code"]
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
    source = piece.text if kind == "code" else _uncommented(piece.text)
    return Cell(position=position, type=kind, source=source, line=piece.line)


def _uncommented(text: str) -> str:
    """The words of a markdown cell: comments, or one string in triple quotes."""
    quoted = _QUOTED.match(text)
    return quoted[2] if quoted else _HASH.sub("", text, _MOST_LINES)
