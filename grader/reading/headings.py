"""
Markdown becomes sections: a heading and the words under it.

Headings are what students use as such: `# Title`, a title underlined with === or ---, a line in bold, bold
words that number or ask at the start of the answer's own line, and, in a text without any of these, numbered
lines, unless they are too long for a title. A line-by-line reader, because students' markdown is looser
than any library's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# Matched against lines without their trailing blanks, so that nothing here can backtrack far.
_ATX = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?=\S)|(?=[^\W_]))(.*)$")
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{3,})$")
_BOLD = re.compile(r" {0,3}(?:\d{1,2}[.)][ \t]?)?(\*\*|__)(?=\S)(.{1,200}?)\1:?$")
_LEAD = re.compile(
    r" {0,3}(?:[-*+][ \t]+)?(\*\*|__)(?=\S)("
    r"(?:question|task|exercise|answer|aufgabe|frage|antwort|q) ?\d{1,2}(?![\w.,]?\w).{0,150}?"
    r"|\d{1,2}[.):](?!\d).{0,150}?"
    r"|.{1,150}?\?"
    r")\1[:.)]?[ \t]+(?=\S)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[\W_]*\d{1,2}[.):]|.*[?:][\W_]*$")  # bold lines that are titles even with nothing below
_ASKS_LAST = re.compile(r"[?:\uff1f\uff1a][\W_]*$")
_NUMBERED = re.compile(r" {0,3}(?:Q(?:uestion)? ?)?(\d{1,2})[.):][ \t]+(\S.*)$", re.IGNORECASE)
_LONGEST_TITLE = 12  # Words of a numbered line; a longer one that does not ask is an answer.
_FENCE = re.compile(r" {0,3}(```|~~~)")
_BLOCK = re.compile(r"[ \t]*(?:(?:[-*+>|]|\d{1,2}[.)])[ \t]|$)")  # what cannot be underlined as a title
# A heading that only says "here is my answer" must not hide the question above it.
_ONLY_ANSWER = re.compile(
    r"(?:my |your )?(?:answers?|responses?|solutions?|ans)(?: here)?[.:]*$", re.IGNORECASE
)
_DECORATION = re.compile(r"[*`]+|(?<!\w)_+|(?<!_)_++(?!\w)")
_TAIL = 100  # Characters at the end of a line that may show that it asks.
_LONGEST = 500  # Characters kept of a heading: it is kept with every stretch below.


class Section(NamedTuple):
    """The words under one heading; `line` is the 1-based line where they, or else the heading, begin."""

    heading: str
    text: str
    line: int
    leads: bool = False  #: Whether the heading stands in the first line of its words, and so for these alone.


class _Heading(NamedTuple):
    text: str
    first: int  #: Index of its line.
    after: int  #: Index of the first line of its words.
    skip: int = 0  #: Characters of that line that are the heading's own.


class _Page(NamedTuple):
    lines: list[str]  #: Without trailing blanks.
    code: list[bool]  #: Whether the line stands in a fenced block, where # begins a comment.
    below: list[str]  #: The next line that is not blank.


def sections(text: str, heading: str = "") -> list[Section]:
    """Return the sections of *text* that hold words or a heading; *heading* is the nearest one above it."""
    page = _page(text)
    titles = list(_titles(page))
    # Where there are headings, a numbered line may be one of a list; where there are none, it must be one.
    numbered = _numbered_titles(page) if titles or heading else _numbered(page)
    by_line = {each.first: each for each in [*numbered, *titles]}
    headings = [by_line[first] for first in sorted(by_line)]
    ends = [each.first for each in headings] + [len(page.lines)]
    found = []
    for start, end in zip([_Heading(heading, 0, 0), *headings], ends, strict=True):
        heading = start.text if start.text and not _ONLY_ANSWER.match(start.text) else heading
        body = _body(page.lines, start, end)
        if body.text or start.after > start.first:
            line = body.line if body.text else start.first + 1
            found.append(Section(heading, body.text, line, start.skip > 0))
    return found


def _body(lines: list[str], heading: _Heading, end: int) -> Section:
    first = heading.after
    while first < end and not lines[first]:
        first += 1
    text = "\n".join(lines[first:end])[heading.skip :]
    return Section("", text.rstrip(), first + 1)


def _page(text: str) -> _Page:
    lines = [line.rstrip() for line in text.split("\n")]
    below, next_one = [], ""
    for line in reversed(lines):
        below.append(next_one)
        next_one = line or next_one
    return _Page(lines, _fenced(lines), below[::-1])


def _fenced(lines: list[str]) -> list[bool]:
    inside, fence, marks = False, "", []
    for line in lines:
        found = _FENCE.match(line)
        edge = found is not None and (not inside or found.group(1) == fence)
        if edge and found is not None:
            inside, fence = not inside, found.group(1)
        marks.append(inside or edge)
    return marks


def _titles(page: _Page) -> Iterator[_Heading]:
    for index, line in enumerate(page.lines):
        if page.code[index]:
            continue
        found = _ATX.match(line)
        if found:
            yield _Heading(_bare(found.group(1).rstrip("#")), index, index + 1)
        elif _is_underlined(page.lines, index):
            yield _Heading(_bare(line), index, index + 2)
        elif _is_bold_title(page, index):
            yield _Heading(_bare(line), index, index + 1)
        elif lead := _LEAD.match(line):
            yield _Heading(_bare(lead.group(2)), index, index, lead.end())


def _is_bold_title(page: _Page, index: int) -> bool:
    """A line all in bold; with nothing below, only where it asks, for else it is an answer that shouts."""
    line, below = page.lines[index], page.below[index]
    has_words = bool(below) and not (_ATX.match(below) or _BOLD.match(below))
    return bool(_BOLD.match(line)) and (has_words or bool(_ASKS.match(line)))


def _is_underlined(lines: list[str], index: int) -> bool:
    below = lines[index + 1] if index + 1 < len(lines) else ""
    above = lines[index - 1] if index else ""
    alone = not above or _UNDERLINE.match(above) is not None
    return bool(_UNDERLINE.match(below)) and alone and not _BLOCK.match(lines[index])


def _numbered_titles(page: _Page) -> Iterator[_Heading]:
    """Numbered lines with blank lines around them and words below, which the items of a list have not."""
    for index in _numbered_lines(page):
        alone = not any(page.lines[max(index - 1, 0) : index] + page.lines[index + 1 : index + 2])
        below = page.below[index]
        has_words = bool(below) and not (_NUMBERED.match(below) or _ATX.match(below))
        if alone and has_words and _is_title(page.lines[index]):
            yield _Heading(_bare(page.lines[index]), index, index + 1)


def _numbered(page: _Page) -> Iterator[_Heading]:
    """Numbered lines; one with nothing under it is an answer by itself, under its number."""
    for index, end in pairwise([*_numbered_lines(page), len(page.lines)]):
        found = _NUMBERED.match(page.lines[index])
        assert found is not None
        has_words = any(page.lines[index + 1 : end])
        if _is_title(page.lines[index]) and (has_words or found.group(2).endswith("?")):
            yield _Heading(_bare(page.lines[index]), index, index + 1)
        else:
            yield _Heading(found.group(1), index, index, found.start(2))


def _is_title(line: str) -> bool:
    return bool(_ASKS_LAST.search(line[-_TAIL:])) or len(line.split()) <= _LONGEST_TITLE


def _numbered_lines(page: _Page) -> list[int]:
    return [index for index, line in enumerate(page.lines) if not page.code[index] and _NUMBERED.match(line)]


def _bare(title: str) -> str:
    return _DECORATION.sub("", title).strip()[:_LONGEST]
