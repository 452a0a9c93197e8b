# ruff: noqa: RUF001 - students write in many scripts
"""
Headings and labels that number the questions, in whatever language: "Soal 1" to "Soal 4".

The same word with consecutive numbers from 1, as many as there are questions, can hardly mean anything else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

import msgspec

from ...facts import Prose

__all__ = ["ITEM", "renumbered"]

_NAMED = re.compile(
    r"^(?P<before>[ \t]*(?:[-*+>#]+[ \t]+)?[*_]*)(?P<word>[^\W\d_]{1,15}\.?|(?=\d{1,2}[.:)]?[*_]*$))"
    r"[ ]?(?:[#№][ ]?)?(?P<number>\d{1,2})"
    r"(?P<end>[*_]*[ \t]*(?:$|[.:)\-\u2013\u2014\uff1a](?=[\s*_]|$)|\uff1a))",
    re.M,
)
#: A number without a word, as answers in comments and printed lines have it; steps of the work are none.
ITEM = re.compile(
    r"^(?P<before>[ \t]*)(?P<word>)\(?(?P<number>\d{1,2})(?P<end>[.:)](?=\s|$))"
    r"(?!\s*(?:load|import|download|build|create|define|compile|train|fit|evaluate|predict|plot|reshape|prepare"
    r"|normali[sz]e|scale|show|print|set up|look|import\w+|load\w+|build\w+|train\w+|daten|modell)\b)",
    re.M | re.I,
)
#: What else is counted from 1: the work itself.
_OF_THE_WORK = re.compile(
    r"step|section|chapter|layer|epoch|model|version|experiment|figure|fig|image|cell|day|week|lesson|unit"
    r"|part|phase|stage|run|attempt|try|test|digit|class|schritt|abschnitt|kapitel|teil|schicht|bild|paso"
    r"|secci[oó]n|parte|capa|[ée]tape|partie|couche|passo|etapa|se[cç][aã]o|sezione|stap|deel|laag|krok"
    r"|cz[eę][sś][cć]|ad[ıi]m|шаг|часть|этап|langkah|bagian|tahap",
    re.I,
)


class _Named(NamedTuple):
    word: str
    number: int


def renumbered(
    prose: Sequence[Prose], counts: Container[int], named: re.Pattern[str] = _NAMED
) -> list[Prose]:
    """Return prose with "Question 1" for the first of a series, where it has as many as one of *counts*."""
    found = [
        each for stretch in prose for text in (stretch.heading, stretch.text) for each in _found(text, named)
    ]
    words = {each.word for each in found if not _OF_THE_WORK.fullmatch(each.word.strip("."))}
    series = {
        word for word in words if _is_series([each.number for each in found if each.word == word], counts)
    }
    return [_renamed(stretch, series, named) for stretch in prose] if series else list(prose)


def _is_series(numbers: Sequence[int], counts: Container[int]) -> bool:
    return len(set(numbers)) in counts and set(numbers) == set(range(1, len(set(numbers)) + 1))


def _found(text: str, named: re.Pattern[str]) -> list[_Named]:
    return [_Named(each["word"].casefold(), int(each["number"])) for each in named.finditer(text)]


def _renamed(prose: Prose, series: set[str], named: re.Pattern[str]) -> Prose:
    def renamed(match: re.Match[str]) -> str:
        if match["word"].casefold() not in series:
            return match[0]
        end = match["end"] if match["end"].strip("*_ ") else f":{match['end']}"
        return f"{match['before']}Question {match['number']}{end}"

    heading, text = (named.sub(renamed, each) for each in (prose.heading, prose.text))
    return msgspec.structs.replace(prose, heading=heading, text=text)
