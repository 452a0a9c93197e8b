# ruff: noqa: RUF001, RUF003 - students write in many scripts
"""Numbers stated in prose, each with what the words around it say it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...facts import Evidence, Prose
from .meanings import OTHER_UNIT, PARTS, SPLITS, of_a_share, said, splits_meant
from .sentences import Sentence, clauses, sentences_of

__all__ = ["Statement", "statements"]

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.$€£¥-])(?<!\d[,:])(?<!\b\d/)(?<!\b\d\d/)(?<!\w[\[(])(\d{1,9})"
    r"(?![\d.:]*\d|/\d{1,2}(?!\d)|[A-Za-z_])"
)
_SHAPE = re.compile(r"[(\[]\s*(\d{3,9})\s*,\s*\d{1,4}\s*,\s*\d{1,4}\s*[,)\]]")
_OPEN_SHAPE = re.compile(r"[(\[]\s*\d{3,9}\s*$")  # A clause ends at the first comma of a shape.
_PRODUCT = re.compile(r"\s*[x×*]\s*\d{1,4}\s*[x×*]\s*\d", re.I)  # 60000 × 28 × 28
_IMAGES = frozenset(["images"])
#: What stands before the number of one image, or before that of a few of them.
_ONE = re.compile(
    r"(?:(?:image|picture|sample|example|bild|imagen|imagem|immagine|изображение|индекс\w*|index"
    r"|indice|índice|step|seed"
    r"|epochs?|line|cell|page|state)\s*(?:number|no\.?|nr\.?|n[º°]|#|=|is|at)?\s*|#|№\s*|第\s*)$",
    re.I,
)
_FEW = re.compile(
    r"(?:first|last|only|erste[nr]?|letzte[nr]?|nur|primer[oa]?s?|premi[eè]re?s?|prim[ie]|primeir[oa]s"
    r"|первы[ехйм]+|только|前)"
    r"\s*$",
    re.I,
)
_COUNTING = re.compile(
    r"length|len\b|number|count|how many|there (?:are|were)|amount|size|shape|:|anzahl|wie ?viele"
    r"|cu[aá]nt|combien"
    r"|quant[iaeo]s?\b|número|nombre|numero|сколько|количество|数量|多少|[üu]mero",
    re.I,
)
_ARGUMENT = re.compile(r"\w=\s?$|\w\(\s?$")
_FEWEST = 100  # Smaller numbers in such a text number headings, sides, classes and numerals.
_NEAR = 40  # Characters before a number that may say what it is; more would take long in a hostile text.
_YEARS = range(1990, 2100)


@dataclass(frozen=True)
class Statement:
    """One number and what it may count; an empty set of splits or parts means that nothing told."""

    number: int
    splits: frozenset[str]
    parts: frozenset[str]
    plainly: bool  #: Whether the number is said of them, and can hardly be about something else.
    prose: Prose


def statements(student: Evidence) -> tuple[Statement, ...]:
    """Return every number that may count images or labels."""
    return _statements(sentences_of(student))


@lru_cache(maxsize=2)
def _statements(sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    found = list[Statement]()
    for sentence in sentences:
        found += _in_order(sentence) or _by_clause(sentence)
    return tuple(found)


def _in_order(sentence: Sentence) -> list[Statement]:
    """Return two numbers that go with the two splits in their order: "training and test: 60000 and 10000"."""
    numbers = [each for each in _NUMBER.finditer(sentence.text) if _counts(each, sentence.text)]
    named = [each for pattern in SPLITS.values() for each in list(pattern.finditer(sentence.text))[:1]]
    if len(numbers) != 2 or len(named) != 2:
        return []
    apart = numbers[-1].end() <= min(each.start() for each in named) or (
        max(each.end() for each in named) <= numbers[0].start()
    )
    parts = said(PARTS, sentence.text) or said(PARTS, " ".join(sentence.around))
    order = [split for split, _ in sorted(zip(SPLITS, named, strict=True), key=lambda pair: pair[1].start())]
    return [
        Statement(int(number[1]), frozenset([split]), parts, bool(parts), sentence.prose)
        for number, split in zip(numbers, order, strict=True)
        if apart
    ]


def _by_clause(sentence: Sentence) -> Iterator[Statement]:
    heading = " ".join(sentence.around)
    for clause in clauses(sentence.text):
        splits = splits_meant(clause, sentence)
        parts = _parts(clause, sentence, heading)
        for match in _NUMBER.finditer(clause):
            # "The length of the labels is 10" is a well-known slip: it counts the classes.
            slip = int(match[1]) == 10 and "labels" in parts and _counted(match, clause, heading)
            if _counts(match, clause) or (slip and not OTHER_UNIT.match(clause, match.end())):
                plainly = bool(parts) and len(splits) < 2 and _is_plain(match, clause)
                own = _IMAGES if _PRODUCT.match(clause, match.end()) else parts
                yield Statement(int(match[1]), splits, own, plainly, sentence.prose)


def _counted(match: re.Match[str], clause: str, heading: str) -> bool:
    """Whether a number is said to be how many there are; that of an argument in code is not."""
    counting = _COUNTING.search(f"{heading} {clause}")
    return bool(counting) and not _ARGUMENT.search(clause, 0, match.start())


def _parts(clause: str, sentence: Sentence, heading: str) -> frozenset[str]:
    own = said(PARTS, clause)
    above = said(PARTS, heading)
    if not own and _OPEN_SHAPE.search(clause) and _SHAPE.search(sentence.text):
        return _IMAGES
    if own:  # "As many as there are images", under a heading that asks for the labels.
        return own | (above if above == {"labels"} else frozenset())
    found = said(PARTS, sentence.text) | above
    return found or (_IMAGES if _SHAPE.search(sentence.text) else frozenset())


def _counts(match: re.Match[str], text: str) -> bool:
    """Whether a number may count images or labels."""
    if int(match[1]) < _FEWEST or OTHER_UNIT.match(text, match.end()):
        return False
    return not _ONE.search(text, max(0, match.start() - _NEAR), match.start())


def _is_plain(match: re.Match[str], clause: str) -> bool:
    """Whether a number can hardly be a date, or count only some of the images."""
    following = said(PARTS, clause[match.end() : match.end() + 20])
    if int(match[1]) in _YEARS and not following:
        return False
    return not of_a_share(clause) and not _FEW.search(clause, max(0, match.start() - _NEAR), match.start())
