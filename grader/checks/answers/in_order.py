"""Bare lists of answers: items that are recognised tell by their order what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
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


class Item(NamedTuple):
    """An item of a list: a number, letter or bold words, and what follows."""

    text: str
    prose: Prose
    answers: tuple[int, ...]  #: The positions of the questions that its words answer.


def by_order(
    prose: Iterable[Prose], questions: Sequence[Question], own: Callable[[str], str]
) -> dict[str, Item]:
    """
    Return items whose words say too little, by the id of the question that they must answer.

    They stand between two recognised ones, and as many questions are left there as items. `own` returns what
    of a text is the student's own.
    """
    items = [item for each in prose for item in _items(each, questions)]
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
    return Item(text, prose, tuple(place for place, each in enumerate(questions) if says(words, each)))
