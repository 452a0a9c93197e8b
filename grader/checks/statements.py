# ruff: noqa: RUF001, RUF002 - students write in many scripts
"""Numbers stated in prose, each with what the words around it say it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Evidence, Prose
from .numerals import in_digits
from .verdicts import Spot

__all__ = ["Size", "Statement", "clauses", "plain", "sentences", "sizes", "spot", "statements"]

_SPLITS = {
    "train": re.compile(
        r"(?<![a-z])train|entren|entra[iî]n|addestra|trein|обуч|трен|训练|訓練|学習|학습", re.I
    ),
    "test": re.compile(r"(?<![a-z])test|prueba|pr[üu]f|тест|测试|測試|テスト|테스트", re.I),
}
_PARTS = {
    "images": re.compile(
        r"image|picture|photo|sample|example|bild|im[aá]gen|imagem|immagin|obraz|изображ|图像|图片|画像|이미지|"
        r"(?<![a-z])x_",
        re.I,
    ),
    "labels": re.compile(r"label|target|[eé]tiquet|etichett|метк|标签|標籤|ラベル|레이블|(?<![a-z])y_", re.I),
}
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。；]|\n+")
_CLAUSE = re.compile(r",\s+|，|;|\s+(?:and|while|whereas|but|plus|und|y|e|et|и)\s+", re.I)
_RESPECTIVELY = re.compile(r"respectiv|beziehungsweise|bzw|соответственно|分别", re.I)
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.-])(?<!\d,)(\d{1,9})(?![\d.]*\d|[A-Za-z_])")
#: What follows a number that counts neither images nor labels.
_OTHER_UNIT = re.compile(
    r"\s*-?\s*(?:%|percent|pixel|px|epoch|neuron|unit|node|class|digit|step|batch|param|second|dimension|"
    r"feature|value|different|distinct|possible|unique|kind|type|categor|hidden|layer)",
    re.I,
)
_COUNTING = re.compile(r"length|len\b|number|count|how many|there (?:are|were)|amount|size|shape|:", re.I)
_TIMES = r"\s*(?:px|pixels?)?\s*(?:x|×|✕|х|\*|·|\\times|by|mal|por|per|на|乘)\s*"
_PAIR = re.compile(rf"(?<![\d.])(\d{{1,4}}){_TIMES}(\d{{1,4}})(?![\d.]*\d)", re.I)
_TUPLE = re.compile(r"[(\[]\s*((?:\d{1,9}\s*,\s*){1,4}\d{0,9})\s*[)\]]")
_SIDES = re.compile(
    r"(\d{1,4})\s*(?:px|pixels?)?[^.\n\d]{0,20}?(?:wide|width)[^.\n\d]{0,20}?(\d{1,4})?[^.\n\d]{0,20}?"
    r"(?:high|tall|height)",
    re.I,
)
_NO_WORDS = re.compile(r"<!--.{0,500}?-->|!\[[^\[\]]{0,300}\]\([^()]{0,500}\)|<[^<>\n]{1,300}>", re.S)
_LONGEST = 500  # Characters; a longer sentence is read in pieces, so that no text takes us long.
_MARKUP = re.compile(r"[`$~]|(?<!\d)\*|\*(?!\d)|(?<!\w)_|_(?!\w)")  # 28*28 keeps its sign.
_FEWEST = 100  # Smaller numbers in such a text number headings, sides, classes and numerals.


@dataclass(frozen=True)
class Statement:
    """One number and what it may count; an empty set of splits or parts means that nothing told."""

    number: int
    splits: frozenset[str]
    parts: frozenset[str]
    prose: Prose


@dataclass(frozen=True)
class Size:
    """The two sides of an image, and the splits it may be about."""

    sides: tuple[int, int]
    splits: frozenset[str]
    prose: Prose


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


def statements(student: Evidence) -> Iterator[Statement]:
    """Return every number that may count images or labels."""
    for prose in student.submission.prose:
        for sentence in sentences(prose):
            apart = not _RESPECTIVELY.search(sentence)
            for clause in clauses(sentence) if apart else [sentence]:
                splits = _meant(_SPLITS, clause, sentence, prose)
                parts = _meant(_PARTS, clause, sentence, prose)
                for number in _numbers(clause, "labels" in parts, prose.heading):
                    yield Statement(number, splits, parts, prose)


def sizes(student: Evidence) -> Iterator[Size]:
    """Return every pair of sides that is stated: 28×28, 28 by 28, (60000, 28, 28), 28 wide and high."""
    for prose in student.submission.prose:
        for sentence in sentences(prose):
            for sides in _sides(sentence):
                for clause in clauses(sentence):
                    if all(str(side) in clause for side in sides):
                        yield Size(sides, _meant(_SPLITS, clause, sentence, prose), prose)
                        break
                else:
                    yield Size(sides, _meant(_SPLITS, sentence, sentence, prose), prose)


def _meant(words: dict[str, re.Pattern[str]], clause: str, sentence: str, prose: Prose) -> frozenset[str]:
    """Return what is spoken of, in the nearest surroundings that say so."""
    for text in (clause, sentence, prose.heading):
        found = frozenset(name for name, pattern in words.items() if pattern.search(text))
        if found:
            return found
    return frozenset()


def _numbers(clause: str, of_labels: bool, heading: str) -> Iterator[int]:
    counted = of_labels and (_COUNTING.search(clause) or _COUNTING.search(heading))
    for match in _NUMBER.finditer(clause):
        number = int(match[1])
        if _OTHER_UNIT.match(clause, match.end()):
            continue
        # "The length of the labels is 10" is a well-known slip: it counts the classes.
        if number >= _FEWEST or (number == 10 and counted):
            yield number


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
