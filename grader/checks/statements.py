"""Numbers stated in prose, each with what the words around it say it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Evidence, Prose
from .prose import clauses, prose_of, sentences

__all__ = ["Statement", "sentences_with_digits", "splits_meant", "statements"]

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
_RESPECTIVELY = re.compile(r"respectiv|beziehungsweise|bzw|соответственно|分别", re.I)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.-])(?<!\d,)(\d{1,9})(?![\d.]*\d|[A-Za-z_])")
#: What follows a number that counts neither images nor labels.
_OTHER_UNIT = re.compile(
    r"\s*-?\s*(?:%|percent|pixel|px|epoch|neuron|unit|node|class|digit|step|batch|param|second|dimension|"
    r"feature|value|different|distinct|possible|unique|kind|type|categor|hidden|layer)",
    re.I,
)
_COUNTING = re.compile(r"length|len\b|number|count|how many|there (?:are|were)|amount|size|shape|:", re.I)
_FEWEST = 100  # Smaller numbers in such a text number headings, sides, classes and numerals.


@dataclass(frozen=True)
class Statement:
    """One number and what it may count; an empty set of splits or parts means that nothing told."""

    number: int
    splits: frozenset[str]
    parts: frozenset[str]
    prose: Prose


def statements(student: Evidence) -> Iterator[Statement]:
    """Return every number that may count images or labels."""
    for prose, sentence in sentences_with_digits(student):
        apart = not _RESPECTIVELY.search(sentence)
        for clause in clauses(sentence) if apart else [sentence]:
            if _DIGIT.search(clause):
                splits = splits_meant(clause, sentence, prose)
                parts = _meant(_PARTS, clause, sentence, prose)
                for number in _numbers(clause, "labels" in parts, prose.heading):
                    yield Statement(number, splits, parts, prose)


def splits_meant(clause: str, sentence: str, prose: Prose) -> frozenset[str]:
    """Return which splits a clause is about, as the nearest words around it tell; none if nothing tells."""
    return _meant(_SPLITS, clause, sentence, prose)


def sentences_with_digits(student: Evidence) -> Iterator[tuple[Prose, str]]:
    """Return every sentence that holds a digit, with the prose it is from."""
    for prose in prose_of(student):
        yield from ((prose, sentence) for sentence in sentences(prose) if _DIGIT.search(sentence))


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
