# ruff: noqa: RUF001 - students write in many scripts
"""The student's prose as plain words: what is read of it, its sentences and clauses, and where it stands."""

from __future__ import annotations

import re
from itertools import accumulate

from ..facts import Evidence, Prose
from .numerals import in_digits
from .verdicts import Spot

__all__ = ["clauses", "number_alone", "plain", "prose_of", "sentences", "spot", "under_number"]

_MOST = 100_000  # Characters of prose that are read of one submission.
_LONGEST = 500  # Characters; a longer sentence is read in pieces, so that no text takes us long.

_NO_WORDS = re.compile(r"<!--.{0,500}?-->|!\[[^\[\]]{0,300}\]\([^()]{0,500}\)|<[^<>\n]{1,300}>", re.S)
_MARKUP = re.compile(r"[`$~]|(?<!\d)\*|\*(?!\d)|(?<!\w)_|_(?!\w)")  # 28*28 keeps its sign.
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。；]|\n+")
_NUMBER_ALONE = re.compile(
    r"\s*(?:question|answer|task|exercise|aufgabe|frage|antwort|q|a|nr|no)?\.?\s*(\d{1,2})\s*[.):]?\s*", re.I
)
_CLAUSE = re.compile(r",\s+|，|;|\s+(?:and|while|whereas|but|plus|und|y|e|et|и)\s+", re.I)


def prose_of(student: Evidence) -> list[Prose]:
    """Return the student's prose, as much of it as anybody would read."""
    lengths = accumulate(len(prose.text) for prose in student.submission.prose)
    return [prose for prose, end in zip(student.submission.prose, lengths, strict=True) if end <= _MOST]


def number_alone(heading: str) -> int | None:
    """Return the number of a heading that says nothing else: "Question 8", "8."."""
    found = _NUMBER_ALONE.fullmatch(heading)
    return int(found[1]) if found else None


def under_number(student: Evidence, number: int) -> list[Prose]:
    """Return the prose whose heading is this number and nothing else."""
    return [each for each in prose_of(student) if number_alone(each.heading) == number]


def plain(text: str) -> str:
    """Return markdown as plain words, whole numbers in digits."""
    text = _NO_WORDS.sub(" ", text)
    text = re.sub(r"\\,|\{,\}", ",", text)
    return in_digits(_MARKUP.sub("", text))


def sentences(prose: Prose) -> list[str]:
    """Return the sentences and lines of a stretch of prose, as plain words."""
    parts = (part for part in _SENTENCE.split(plain(prose.text)) if part and part.strip())
    return [part[first : first + _LONGEST] for part in parts for first in range(0, len(part), _LONGEST)]


def clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence that may speak of different things."""
    return _CLAUSE.split(sentence)


def spot(student: Evidence, prose: Prose | None) -> Spot | None:
    """Return the place of a stretch of prose: inside its cell, or its raw line where there are no cells."""
    if prose is None:
        return None
    if student.submission.kind == "response" or prose.cell is None:
        return Spot(None, prose.line)
    first = student.submission.lines.get(prose.cell)
    known = prose.line is not None and first is not None and prose.cell not in student.submission.joined
    return Spot(prose.cell, prose.line - first + 1 if known and prose.line and first else None)
