"""What the comments of code cells say, and strings that stand alone there: some answer in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..facts import HandedIn, Prose
from ..records import Cell
from .rawlines import raw_line

__all__ = ["read_comments"]

MOST_BLOCKS = 300  #: Of one submission.
MAX_TEXT = 4000  #: Characters kept of one block.
_FEWEST_WORDS = 2  # In a line; others only divide: `# ----`.
_NUMBERED = re.compile(r"\W*(?:[^\W\d_]{1,15} ?)?\d{1,2}\W*")  # "Q1:" stands above an answer.
_COMMENT = re.compile(r"[ \t]*#+[ \t]?(.*)$")
_STRING = re.compile(r"^[ \t]*(\"\"\"|''')(.{1,4000}?)\1", re.M | re.S)
_WORD = re.compile(r"[^\W\d_]+")


class _Block(NamedTuple):
    text: str
    line: int


def read_comments(cells: Sequence[Cell], handed_in: HandedIn) -> tuple[Prose, ...]:
    """Return the blocks of comments in the code cells, each below the other as they stand."""
    found = (
        Prose(block.text[:MAX_TEXT], cell=cell.position, line=raw_line(handed_in, cell.position, block.line))
        for cell in cells
        if cell.type == "code"
        for block in [*_comments(cell.source), *_strings(cell.source)]
    )
    return tuple(islice(found, MOST_BLOCKS))


def _comments(source: str) -> Iterator[_Block]:
    lines = list[str]()
    for number, line in enumerate([*source.split("\n"), ""], 1):
        found = _COMMENT.match(line.rstrip())
        if found and _is_kept(found[1]):
            lines.append(found[1])
        elif lines:
            yield _Block("\n".join(lines), number - len(lines))
            lines = []


def _is_kept(line: str) -> bool:
    return len(_WORD.findall(line)) >= _FEWEST_WORDS or bool(_NUMBERED.fullmatch(line))


def _strings(source: str) -> Iterator[_Block]:
    for found in _STRING.finditer(source):
        yield _Block(found[2].strip(), source.count("\n", 0, found.start()) + 1)
