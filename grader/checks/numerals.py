"""Numbers as people write them, turned into plain digits."""

from __future__ import annotations

import re

__all__ = ["UNITS", "in_digits"]

UNITS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine".split())
}
_TEENS = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SMALL = UNITS | _TEENS | _TENS
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))

#: "60,000", "60 000", "60'000", "60_000", and "60.000", where only noughts may follow the point.
_GROUPED = re.compile(r"(?<![\d.,])([1-9]\d{0,2})((?:[,\u00a0\u2009\u202f '’_]\d{3})+|(?:\.000)+)(?![\d.,]*\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d+)\s*-?(?:k|thousand|tausend|mille|mila|mil|tys|тыс\w*|тысяч\w*|千)(?![a-z])", re.I)
_TEN_THOUSANDS = re.compile(r"(?<![\d.,])(\d+)\s*[万萬만]")
_SPELLED = re.compile(rf"\b(?:{_WORD})(?:[\s-]+(?:{_WORD}))?\b", re.I)
_BEFORE_MORE = re.compile(r"(\d+)([\s-]+)hundred\b", re.I)


def in_digits(text: str) -> str:
    """
    Return the text with its whole numbers as plain digits.

    Understands grouped digits (60,000 or 60 000), multiples (60k, 60 thousand) and English words up to the
    thousands (sixty thousand, twenty-eight); single words below ten stay as they are, because "one" is a
    pronoun more often than a number.
    """
    text = _GROUPED.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
    text = _SPELLED.sub(_spelled, text)
    text = _BEFORE_MORE.sub(lambda match: str(int(match[1]) * 100), text)
    text = _THOUSANDS.sub(lambda match: str(int(match[1]) * 1000), text)
    return _TEN_THOUSANDS.sub(lambda match: str(int(match[1]) * 10000), text)


def _spelled(match: re.Match[str]) -> str:
    words = re.split(r"[\s-]+", match[0].lower())
    values = [_SMALL[word] for word in words]
    if len(values) == 2 and (words[0] not in _TENS or words[1] not in UNITS):
        return match[0]
    if len(values) == 1 and words[0] in UNITS:
        return match[0]
    return str(sum(values))
