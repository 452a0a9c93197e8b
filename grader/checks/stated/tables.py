"""Tables in markdown, read as lines: each cell after the words of its row and its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

__all__ = ["untabled"]

_EDGED = 2  # Signs in the line of a table, at least, where nothing is ruled off.
_MOST_NAMES = 10  # Cells of a row that may say what the ones after them are about.
_LONGEST = 500  # Characters of what is said around a cell.
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_EDGES = re.compile(r"^\s*\||\|\s*$")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONG_NUMBER = re.compile(r"\d{2}")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def untabled(lines: Sequence[str]) -> list[str]:
    """
    Return lines with tables as plain ones: "training images size: 28x28".

    A table says its context once, in the first row and the first column; a sentence has it all.
    """
    plain: list[str] = []
    for _, group in groupby(lines, key=lambda line: "|" in line):
        same = list(group)
        plain.extend(_read([_cells(line) for line in same]) if _is_table(same) else same)
    return plain


def _is_table(lines: Sequence[str]) -> bool:
    return any(map(_RULE.fullmatch, lines)) or all(line.count("|") >= _EDGED for line in lines)


def _cells(line: str) -> list[str]:
    if _RULE.fullmatch(line):
        return []
    return [cell.strip() for cell in _EDGES.sub("", line).split("|")]


def _read(rows: list[list[str]]) -> Iterator[str]:
    headed = len(rows) > 1 and not rows[1]
    names = rows[0] if headed else []
    for row in rows[1:] if headed else rows:
        said = list[str]()
        for place, cell in enumerate(row):
            name = names[place] if place < len(names) else ""
            around = " ".join(word for word in (*said[:_MOST_NAMES], name) if word)[:_LONGEST]
            said += [cell] if _names(cell) else []
            for sentence in _SENTENCE.split(cell):
                if sentence:
                    yield f"{around}: {sentence}" if around else sentence


def _names(cell: str) -> bool:
    """Whether a cell may say what the rest of its row is about; a number, or a size, does not."""
    return bool(_WORD.search(cell)) and not _LONG_NUMBER.search(cell)
