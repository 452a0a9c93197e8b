# ruff: noqa: RUF001, RUF002 - students write in many scripts
"""Sizes of images stated in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

from ...facts import Evidence, Prose
from .meanings import PARTS, of_other_images, said, splits_meant
from .sentences import Sentence, clause_at, sentences_of

__all__ = ["Size", "sizes"]

_PX = r"(?:px|p[ií]xe(?:ls?|les|is)|pixeln?|пиксел\w*|像素|ピクセル|画素)"
_TIMES = (
    r"(?:\s*[x×✕✖х*·∗⨯]\s*|[\s-]*(?:by|bij|mal|por|per|par|na|на|keer|op|乘以|乘|か?ける)[\s-]*|\s+(?:x|times"
    r"|fois|volte)\s+)"
)
_PAIR = re.compile(
    rf"(?<![\d.])(?<!\d,)(\d{{1,4}})\s*{_PX}?{_TIMES}(\d{{1,4}})(?![\d.]*\d|\s*{_TIMES}\s*\d{{3}})", re.I
)
_SQUARED = re.compile(r"(?<![\d.,^])(\d{2,3})\s*(?:²|\^\s*\{?2\}?|\*\*\s*2)(?!\d)")
_TUPLE = re.compile(r"[(\[]\s*((?:\d{1,9}\s*,\s*){1,4}\d{0,9})\s*[)\]]")
_BARE_SHAPE = re.compile(r"(?<![\d.,(\[])(\d{3,9}\s*,\s*\d{1,4}\s*,\s*\d{1,4})(?![\d.]*\d|\s*,\s*\d)")
_WIDE = (
    r"(?:wide|width|breit|ancho|larg|larghezza|largura|ширин|宽|幅|columns?|spalten|columnas|colonn|столб)"
)
_HIGH = (
    r"(?:high|tall|height|hoch|h[öo]he|alto|altura|haut|altezza|высот|高|rows?|zeilen|filas|lignes"
    r"|righe|linhas|строк)"
)
_GAP = r"[^.\n\d]{0,20}?"
_BETWEEN = rf"[^.\n\d]{{0,40}}?(?:(\d{{1,4}}){_GAP})?"
_SIDES = re.compile(
    rf"(\d{{1,4}})\s*{_PX}?{_GAP}(?:{_WIDE}{_BETWEEN}{_HIGH}|{_HIGH}{_BETWEEN}{_WIDE})"
    rf"|(?:{_WIDE}{_BETWEEN}{_HIGH}|{_HIGH}{_BETWEEN}{_WIDE}){_GAP}(?<!\d)(\d{{1,4}})",
    re.I,
)
_SQUARE = re.compile(
    rf"(\d{{2,4}})\s*{_PX}?\s*(?:square|(?:on|to|in|for|along)? ?(?:each|every|a|per) (?:side"
    r"|direction|dimension)|quadrat)",
    re.I,
)
_PIXELS = re.compile(rf"(?<![\d.,x×*])(\d{{3,6}})\s*(?:{_PX}|values per|features|numbers (?:per|each))", re.I)
_CHANNELS = (1, 3, 4)


@dataclass(frozen=True)
class Size:
    """The two sides of an image, and the splits it may be about."""

    sides: tuple[int, int]
    splits: frozenset[str]
    plainly: bool  #: Whether it is said of images of the data set, not of a filter or a figure.
    prose: Prose


def sizes(student: Evidence) -> tuple[Size, ...]:
    """Return every pair of sides that is stated: 28×28, 28 by 28, (60000, 28, 28), 28 wide and high."""
    return _sizes(sentences_of(student))


@lru_cache(maxsize=2)
def _sizes(sentences: tuple[Sentence, ...]) -> tuple[Size, ...]:
    return tuple(_size(*found, sentence) for sentence in sentences for found in _sides(sentence.text))


def _size(offset: int, sides: tuple[int, int], sentence: Sentence) -> Size:
    splits = splits_meant(clause_at(sentence.text, offset), sentence)
    words = f"{sentence.text} {' '.join(sentence.around)}"
    plainly = "images" in said(PARTS, words) and not of_other_images(sentence.text)
    return Size(sides, splits, plainly, sentence.prose)


def _sides(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Return the offset of every pair of sides, and the pair."""
    for reader, patterns in _READERS.items():
        for match in (match for pattern in patterns for match in pattern.finditer(text)):
            yield from ((match.start(), sides) for sides in reader(match))


def _of_pair(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    found = [int(side) for side in match.groups() if side]
    yield found[0], found[-1]


def _of_tuple(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    yield from _of_shape([int(number) for number in re.findall(r"\d+", match[1])])


def _of_area(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    yield from _of_pixels(int(match[1]))


def _of_shape(numbers: list[int]) -> Iterator[tuple[int, int]]:
    if len(numbers) > 2 and numbers[-1] in _CHANNELS:
        numbers = numbers[:-1]
    if len(numbers) == 3:
        yield numbers[1], numbers[2]
    elif len(numbers) == 2 and numbers[0] == numbers[1]:
        yield numbers[0], numbers[1]
    elif len(numbers) == 2:
        yield from _of_pixels(numbers[1])


def _of_pixels(pixels: int) -> Iterator[tuple[int, int]]:
    """Return the sides of a square image that was flattened."""
    side = isqrt(pixels)
    if side > 1 and side * side == pixels:
        yield side, side


_READERS = {
    _of_pair: (_PAIR, _SIDES, _SQUARED, _SQUARE),
    _of_tuple: (_TUPLE, _BARE_SHAPE),
    _of_area: (_PIXELS,),
}
