# ruff: noqa: RUF001 - students write in many scripts
"""
Clues: words by which a text is found to speak of something, whatever its language.

`a | b` wants either, `a + b` both, and `*` stands for any ending. Accents and upper case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ...records import Question
from ..stated.remembered import remembered

__all__ = ["folded", "names", "says"]

_ENOUGH_KEYWORDS = 2  # Where an assignment gives no more than keywords.
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。；！？]|\n+")
_LONGEST = 600  # Characters; a longer sentence is read in pieces, so that no text takes us long.
_EXPANDED = 4  # Times as long a text may become: a letter has few accents, but a ligature may be eighteen.
_MARKUP = re.compile(r"[`$~*]")
_ALIKE = str.maketrans(
    {"\u2019": "'", "_": " ", "\u0131": "i"}
)  # The last is the i without a dot of Turkish.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"  # Scripts that put no blanks between words.
_JOINED = rf"[^\W{_UNSPACED}]"


def names(text: str, question: Question) -> bool:
    """Whether a heading has one of the question's keywords."""
    words = folded(text)
    return any(_has(words, way) for way in _ways(question.keywords))


def says(text: str, question: Question) -> bool:
    """Whether two neighbouring sentences answer the question, judged by their words alone."""
    lines = [part for part in _SENTENCE.split(folded(text)) if part.strip()]
    pieces = [line[first : first + _LONGEST] for line in lines for first in range(0, len(line), _LONGEST)]
    pairs = [" ".join(pieces[first : first + 2]) for first in range(max(len(pieces) - 1, 1))]
    if question.said:
        whole = " ".join(pieces)  # what is not even there is not looked for in every pair
        ways = [way for way in question.said if _has(whole, way)]
        return any(_has(pair, way) for pair in pairs for way in ways)
    return any(sum(_has(pair, [word]) for word in question.keywords) >= _ENOUGH_KEYWORDS for pair in pairs)


@remembered(len)
def folded(text: str) -> str:
    """Return text without upper case, accents, emphasis and the underscores of names."""
    spelled = _MARKUP.sub("", text).casefold()
    if not spelled.isascii():  # which has no accents
        spelled = unicodedata.normalize("NFKD", spelled)[: _EXPANDED * len(text)]
        spelled = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return spelled.translate(_ALIKE)


@lru_cache(maxsize=100)
def _ways(keywords: tuple[str, ...]) -> list[list[str]]:
    """Return the rows of which a text needs all; keywords that do alone are one row, looked for in one go."""
    together = [keyword.split("+") for keyword in keywords if "+" in keyword]
    alone = "|".join(keyword for keyword in keywords if "+" not in keyword)
    return [[alone], *together] if alone else together


def _has(text: str, rows: Sequence[str]) -> bool:
    return all(_pattern(row).search(text) for row in rows)


@lru_cache(maxsize=500)
def _pattern(row: str) -> re.Pattern[str]:
    words = [_word(word) for word in row.split("|") if word.strip()]
    return re.compile(rf"(?<!{_JOINED})(?<!\d[.,])(?:{'|'.join(words)})(?!{_JOINED}|[.,]\d)")


def _word(word: str) -> str:
    return r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in _folded_word(word).split())


def _folded_word(word: str) -> str:
    """Emphasis is folded away, so the stars of a clue are kept apart."""
    return "*".join(folded(part) for part in word.split("*"))
