"""Bare lists of answers: items that are recognised tell by their order what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from ...facts import Prose
from ...records import Question
from ..stated.prose import number_alone
from .asking import asks
from .clues import says

__all__ = ["Item", "by_order"]

_ITEM = re.compile(
    r"^[ \t]*(?:[-*+\u2022][ \t]+)?"
    r"(?:\(?(?:\d{1,2}|[ivIV]{1,3}|[A-Za-z])[.):\u3001]+|\d{1,2}[ ][-\u2013\u2014](?=[ ])"
    r"|(?:\*\*|__)(?P<label>[^*_\n]{1,60})(?:\*\*|__)[.:)]*)(?:[ \t]+|(?<=\u3001))",
    re.M,
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_ANCHORS = 2  # Items that must be recognised before the order of the others tells anything.
_FEWEST_WORDS = 3


_NUMBERED = re.compile(r"\W*(\d{1,2}|[ivx]{1,4})[.):]", re.I)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Item(NamedTuple):
    """An item of a list: a number, letter or bold words, and what follows."""

    text: str
    prose: Prose
    answers: tuple[int, ...]  #: The positions of the questions that its words answer.
    label: str = ""  #: The bold words at its beginning.


def by_order(
    prose: Iterable[Prose], questions: Sequence[Question], own: Callable[[str], str]
) -> dict[str, Item]:
    """
    Return items whose words say too little, by the id of the question that they must answer.

    They stand between two recognised ones, and as many questions are left there as items. `own` returns what
    of a text is the student's own.
    """
    lists = [list(_items(each, questions)) for each in prose]
    series = next((found for each in lists if (found := _series(each, len(questions)))), [])
    return _between(series, questions, own) or _between(list(chain.from_iterable(lists)), questions, own)


def _between(
    items: Sequence[Item], questions: Sequence[Question], own: Callable[[str], str]
) -> dict[str, Item]:
    known = [place for place, item in enumerate(items) if item.answers]
    if len(known) < _ANCHORS:
        return {}
    found = dict[str, Item]()
    for before, after in pairwise([-1, *known, len(items)]):
        first = max(items[before].answers) + 1 if before >= 0 else 0
        last = min(items[after].answers) if after < len(items) else len(questions)
        between, left = items[before + 1 : after], questions[first:last]
        if len(between) == len(left):
            found.update({question.id: item for question, item in zip(left, between, strict=True)})
    return {each: item for each, item in found.items() if len(own(item.text).split()) >= _FEWEST_WORDS}


def _series(items: Sequence[Item], count: int) -> list[Item]:
    """Return the items whose bold labels are numbered from 1, where there is one for each question."""
    numbered = [(each, number) for each in items if (number := _number(each.label))]
    in_order = [number for _, number in numbered] == list(range(1, count + 1))
    return [each for each, _ in numbered] if in_order else []


def _number(label: str) -> int | None:
    found = _NUMBERED.match(label)
    number = found[1].casefold() if found else ""
    return int(number) if number.isdecimal() else _ROMAN.index(number) + 1 if number in _ROMAN else None


def _items(prose: Prose, questions: Sequence[Question]) -> Iterable[Item]:
    starts = list(_ITEM.finditer(prose.text))
    if not starts and number_alone(prose.heading) is not None:
        yield _item("", prose.text, prose, questions)
    for start, end in pairwise([*starts, None]):
        if start is not None:
            text = prose.text[start.end() : end.start() if end else len(prose.text)]
            yield _item(start["label"] or "", _PARAGRAPH.split(text, maxsplit=1)[0], prose, questions)


def _item(label: str, text: str, prose: Prose, questions: Sequence[Question]) -> Item:
    words = text if asks(label) else f"{label} {text}"
    answers = tuple(place for place, each in enumerate(questions) if says(words, each))
    return Item(text, prose, answers, label)
