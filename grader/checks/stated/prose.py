# ruff: noqa: RUF001 - students write in many scripts
"""The student's prose as plain words: what is read of it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import accumulate

from ...facts import Evidence, Prose
from ..verdicts import Spot
from .numbering import renumbered
from .numerals import in_digits
from .remembered import remembered

__all__ = ["number_alone", "plain", "prose_of", "readable", "spot", "under_number"]

_MOST = 100_000  # Characters of prose that are read of one submission.
_SHORTEST = 12  # Characters that a piece of it counts at least: tiny ones take as long.
_STOP = re.compile(r"[\n.!?;|,:\u3002]")

_FEWEST_QUESTIONS, _MOST_QUESTIONS = 4, 20  # Of one sheet, whatever they are called there.

_NO_WORDS = re.compile(r"<!--.{0,500}?-->|!\[[^\[\]]{0,300}\]\([^()]{0,500}\)|<[^<>\n]{1,300}>", re.S)
_MARKUP = re.compile(r"`|~~|(?<!\d)\*|\*(?!\d)|(?<!\w)_|_(?!\w)")  # 28*28 keeps its sign.
_NUMBER_ALONE = re.compile(
    r"\s*(?:question|answer|task|exercise|aufgabe|frage|antwort|q|a|nr|no)?\.?\s*(\d{1,2})\s*[.):]?\s*", re.I
)
#: Mathematics between dollar signs; the sign of a price is not closed, or closed before a digit.
_MATH = re.compile(r"\$\$?(?=\S)([^$\n]{1,200}?)(?<=\S)\$\$?(?!\d)")
_THIN_BLANK = re.compile(r"(?<=\d)(?:\\[,;:! ]|~)(?=\d{3})")
_COMMAND_OF = re.compile(r"\\[A-Za-z]{1,20}\s?\{([^{}]{0,200})\}")
_COMMAND = re.compile(r"\\([A-Za-z]{1,20})")


def prose_of(student: Evidence) -> list[Prose]:
    """Return the student's prose, as much of it as anybody would read."""
    return readable(student.submission.prose)


def readable(sections: Iterable[Prose]) -> list[Prose]:
    """Return those sections that anybody would read before he has had enough."""
    some = list(sections)
    return [prose for prose, end in zip(some, accumulate(map(_effort, some)), strict=True) if end <= _MOST]


def _effort(prose: Prose) -> int:
    """Characters, as they would be if no piece of a sentence, no line and no cell of a table were tiny."""
    return max(len(prose.text), _SHORTEST * len(_STOP.findall(prose.text)), _SHORTEST)


def number_alone(heading: str) -> int | None:
    """Return the number of a heading that says nothing else: "Question 8", "8."."""
    found = _NUMBER_ALONE.fullmatch(heading)
    return int(found[1]) if found else None


def under_number(student: Evidence, number: int) -> list[Prose]:
    """Return the prose whose heading is this number and nothing else."""
    prose = prose_of(student)
    numbered = renumbered(prose, range(_FEWEST_QUESTIONS, _MOST_QUESTIONS + 1))
    pairs = zip(prose, numbered, strict=True)
    return [each for each, read in pairs if number_alone(read.heading) == number]


@remembered(len)
def plain(text: str) -> str:
    """Return markdown as plain words, whole numbers in digits."""
    text = unescape(_NO_WORDS.sub(" ", text))
    return in_digits(_MARKUP.sub("", _without_latex(text)))


def _without_latex(text: str) -> str:
    text = _THIN_BLANK.sub("\u2009", _MATH.sub(r"\1", text)).replace("{,}", ",")
    text = re.sub(r"\\(?:times|cdot)(?![A-Za-z])", "×", text)
    text = _COMMAND.sub(r" \1 ", _COMMAND_OF.sub(r"\1", text))
    return re.sub(r"\\([^\w\s])", r"\1", text)


def spot(student: Evidence, prose: Prose | None) -> Spot | None:
    """Return the place of a stretch of prose: inside its cell, or its raw line where there are no cells."""
    if prose is None:
        return None
    if student.submission.kind == "response" or prose.cell is None:
        return Spot(None, prose.line)
    first = student.submission.lines.get(prose.cell)
    known = prose.line is not None and first is not None and prose.cell not in student.submission.joined
    return Spot(prose.cell, prose.line - first + 1 if known and prose.line and first else None)
