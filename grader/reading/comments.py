"""What the comments of code cells say, and strings that stand alone there: some answer in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from ..facts import HandedIn, Prose
from ..records import Cell
from .caps import PARSED
from .rawlines import raw_line

__all__ = ["read_comments"]

MOST_BLOCKS = 300  #: Of one submission.
MAX_TEXT = 4000  #: Characters kept of one block.
_READ = 4 * PARSED  # Characters of code in which they are looked for.
_FEWEST_WORDS = 2  # In a line; others only divide: `# ----`.
_NUMBERED = re.compile(r"\W*(?:[^\W\d_]{1,15} ?)?\d{1,2}\W*")  # "Q1:" stands above an answer.
_COMMENT = re.compile(r"^[ \t]*+#++[ \t]?(.*)$", re.M)
_STRING = re.compile(r"^[ \t]*(\"\"\"|''')(.{1,4000}?)\1", re.M | re.S)
_WORD = re.compile(r"[^\W\d_]+")


class _Block(NamedTuple):
    text: str
    line: int


def read_comments(cells: Sequence[Cell], handed_in: HandedIn) -> tuple[Prose, ...]:
    """Return the blocks of comments in the code cells, each below the other as they stand."""
    found = (
        Prose(block.text[:MAX_TEXT], cell=cell.position, line=raw_line(handed_in, cell.position, block.line))
        for cell, source in _looked_through(cells)
        for block in chain(_comments(source), _strings(source))
    )
    return tuple(islice(found, MOST_BLOCKS))


def _looked_through(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """The code cells, and what is read of each."""
    left = _READ
    for cell in cells:
        if cell.type == "code" and left > 0:
            yield cell, cell.source[:left]
            left -= len(cell.source)


def _comments(source: str) -> Iterator[_Block]:
    lines, end, number, counted = list[str](), 0, 1, 0
    for found in _COMMENT.finditer(source):
        words = found[1].rstrip()
        if lines and found.start() != end + 1:
            yield _Block("\n".join(lines), number)
            lines = []
        if not _is_kept(words):
            continue
        if not lines:
            number += source.count("\n", counted, found.start())
            counted = found.start()
        lines.append(words)
        end = found.end()
    if lines:
        yield _Block("\n".join(lines), number)


def _is_kept(line: str) -> bool:
    return len(_WORD.findall(line)) >= _FEWEST_WORDS or bool(_NUMBERED.fullmatch(line))


def _strings(source: str) -> Iterator[_Block]:
    number, counted = 1, 0
    for found in _STRING.finditer(source):
        number += source.count("\n", counted, found.start())
        counted = found.start()
        yield _Block(found[2].strip(), number)
