# ruff: noqa: RUF001, RUF002 - students write in many scripts
"""Sizes of images stated in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Evidence, Prose
from .prose import clauses
from .statements import sentences_with_digits, splits_meant

__all__ = ["Size", "sizes"]

_TIMES = r"\s*(?:px|pixels?)?\s*(?:x|×|✕|х|\*|·|\\times|by|mal|por|per|на|乘)\s*"
_PAIR = re.compile(rf"(?<![\d.])(\d{{1,4}}){_TIMES}(\d{{1,4}})(?![\d.]*\d)", re.I)
_TUPLE = re.compile(r"[(\[]\s*((?:\d{1,9}\s*,\s*){1,4}\d{0,9})\s*[)\]]")
_SIDES = re.compile(
    r"(\d{1,4})\s*(?:px|pixels?)?[^.\n\d]{0,20}?(?:wide|width)[^.\n\d]{0,20}?(\d{1,4})?[^.\n\d]{0,20}?"
    r"(?:high|tall|height)",
    re.I,
)


@dataclass(frozen=True)
class Size:
    """The two sides of an image, and the splits it may be about."""

    sides: tuple[int, int]
    splits: frozenset[str]
    prose: Prose


def sizes(student: Evidence) -> Iterator[Size]:
    """Return every pair of sides that is stated: 28×28, 28 by 28, (60000, 28, 28), 28 wide and high."""
    for prose, sentence in sentences_with_digits(student):
        for sides in _sides(sentence):
            around = (clause for clause in clauses(sentence) if all(str(side) in clause for side in sides))
            yield Size(sides, splits_meant(next(around, sentence), sentence, prose), prose)


def _sides(sentence: str) -> Iterator[tuple[int, int]]:
    for match in _PAIR.finditer(sentence):
        yield int(match[1]), int(match[2])
    for match in _TUPLE.finditer(sentence):
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        if len(numbers) in (3, 4):
            yield numbers[1], numbers[2]
        elif len(numbers) == 2 and numbers[0] == numbers[1]:
            yield numbers[0], numbers[1]
    for match in _SIDES.finditer(sentence):
        yield int(match[1]), int(match[2] or match[1])
