"""
What a text says right beside a picture.

Words of the picture's own line come first, then its caption, then the paragraph above it. What one picture
has taken is not another one's; in a table, the words are those above its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .links import Link

MAX_WORDS = 300  #: Characters kept of the words beside one picture.

_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_LETTERS = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7a3]")
_HEADING = re.compile(r"\s{0,3}#{1,6}|\s*(?:={3,}|-{3,})\s*$")
_CAPTION = re.compile(
    r"\s*(?:([*_])(?=[^*_\s]).{1,300}(?<![*_\s])\1\s*$|[*_]{0,2}(?:fig|abb|рис|图|圖|図)\S{0,6}\s*\d)", re.I
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")
_MARKUP = re.compile(r"<[^<>\n]{0,300}>|```|[*`|]")
_MOST_LINES = 8  # Of a paragraph.
_FARTHEST = 50  # Lines from a picture to the words beside it.
_MOST_ROWS, _WIDEST = 500, 5_000  # Of a table, and characters of its names.


class _Place(NamedTuple):
    """A picture's line, and how many pictures stand before it there."""

    line: int
    before: int


def words_beside(text: str, pictures: Sequence[Link]) -> list[str]:
    """Return for each picture, in the order of the text, what is said right beside it; "" for nothing."""
    lines = _marked(text, pictures).split("\n")
    taken: set[int] = set()
    found = []
    for place in _places(lines):
        words = _in_its_line(lines, place) or _above_its_column(lines, place)
        if not words:
            chosen = _paragraph(lines, place.line, taken)
            taken.update(chosen)
            words = _plain(" ".join(lines[index] for index in chosen))
        found.append(words[-MAX_WORDS:])
    return found


def _marked(text: str, pictures: Sequence[Link]) -> str:
    """Return the text with one sign for each picture."""
    parts, end = [], 0
    for link in pictures:
        parts.append(text[end : max(end, link.offset)].replace(_PICTURE, " "))
        parts.append(_PICTURE)
        end = max(end, link.end)
    return "".join([*parts, text[end:].replace(_PICTURE, " ")])


def _places(lines: Sequence[str]) -> Iterator[_Place]:
    for index, line in enumerate(lines):
        for before in range(line.count(_PICTURE)):
            yield _Place(index, before)


def _plain(text: str) -> str:
    """Return the words of a text; nothing where they are but a number, or a bullet."""
    words = " ".join(_MARKUP.sub(" ", text).split())
    return words if _LETTERS.search(words) else ""


def _in_its_line(lines: Sequence[str], place: _Place) -> str:
    pieces = lines[place.line].split(_PICTURE)
    return _plain(pieces[place.before]) or _plain(pieces[place.before + 1])


def _above_its_column(lines: Sequence[str], place: _Place) -> str:
    line = lines[place.line]
    first = place.line
    while first > max(place.line - _MOST_ROWS, 0) and "|" in lines[first - 1]:
        first -= 1
    if "|" not in line or first == place.line:
        return ""
    column = _PICTURE.join(line.split(_PICTURE)[: place.before + 1]).count("|")
    names = lines[first][:_WIDEST].split("|")
    return _plain(names[column]) if column < len(names) else ""


def _paragraph(lines: Sequence[str], at: int, taken: set[int]) -> list[int]:
    """Return the lines of the caption below a picture, or else of what stands above it."""
    below = _lines(lines, range(at + 1, min(at + 1 + _FARTHEST, len(lines))), taken)
    above = _lines(lines, range(at - 1, max(at - 1 - _FARTHEST, -1), -1), taken)[::-1]
    adjacent = bool(below) and below[0] == at + 1
    if below and _CAPTION.match(lines[below[0]]):
        return below
    if above and _ITEM.match(lines[at]) and not lines[above[-1]].rstrip(" *_").endswith(":"):
        above = []  # Another item of the list.
    if above and above[-1] == at - 1:
        return above
    if adjacent and not lines[below[-1]].rstrip(" *_").endswith(":"):
        return below
    return above


def _lines(lines: Sequence[str], indices: range, taken: set[int]) -> list[int]:
    """Return the next lines that hold words, as far as the next blank line, picture or heading."""
    found: list[int] = []
    for index in indices:
        ends = _PICTURE in lines[index] or _HEADING.match(lines[index]) or index in taken
        if ends or len(found) == _MOST_LINES or (found and not lines[index].strip()):
            break
        if lines[index].strip(" `>"):
            found.append(index)
    return found
