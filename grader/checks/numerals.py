# ruff: noqa: RUF001 - people write numbers with signs that look alike
"""Numbers as people write them, turned into plain digits."""

from __future__ import annotations

import re

__all__ = ["UNITS", "in_digits"]


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


UNITS = _numbered("zero one two three four five six seven eight nine", 0)
_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_SMALL = UNITS | _TEENS | _TENS
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))

#: Groups of three after a comma, a blank, an apostrophe or an underscore; after a point only noughts, because
#: 0.123 counts nothing.
_GROUPED = re.compile(
    r"(?<![\d.,])([1-9]\d{0,2})((?:[,\u00a0\u2009\u202f '’_]\d{3})+|(?:\.000)+)(?![\d.,]*\d)"
)
_SPELLED = re.compile(rf"\b(?:{_WORD})(?:[\s-]+(?:{_WORD}))?\b(?P<more>[\s-]+(?:hundred|thousand))?", re.I)
_HUNDREDS = re.compile(r"(?<![\d.,])(\d+)[\s-]+hundred\b", re.I)
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d+)\s*-?(?:k|thousand|tausend|mille|mila|mil|tys|тыс\w*|тысяч\w*|千)(?![a-z])", re.I
)
_TEN_THOUSANDS = re.compile(r"(?<![\d.,])(\d+)\s*[万萬만]")


def in_digits(text: str) -> str:
    """
    Return the text with its whole numbers as plain digits.

    Understands grouped digits (60,000 or 60 000), multiples (60k, 60 thousand) and English words up to the
    thousands (sixty thousand, twenty-eight). Words below ten stay, because "one" is a pronoun more often than
    a number.
    """
    text = _GROUPED.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
    text = _SPELLED.sub(_spelled, text)
    text = _HUNDREDS.sub(lambda match: str(int(match[1]) * 100), text)
    text = _THOUSANDS.sub(lambda match: str(int(match[1]) * 1000), text)
    return _TEN_THOUSANDS.sub(lambda match: str(int(match[1]) * 10000), text)


def _spelled(match: re.Match[str]) -> str:
    more = match["more"] or ""
    words = re.split(r"[\s-]+", match[0][: len(match[0]) - len(more)].lower())
    compound = len(words) == 2
    if compound and (words[0] not in _TENS or words[1] not in UNITS):
        return match[0]
    if not compound and words[0] in UNITS and not more:
        return match[0]
    return str(sum(_SMALL[word] for word in words)) + more
