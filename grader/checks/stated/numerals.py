# ruff: noqa: RUF001 - people write numbers with signs that look alike
"""Numbers as people write them, turned into plain digits."""

from __future__ import annotations

import re

from .number_words import spelled_out

__all__ = ["in_digits"]

#: Full-width signs, as Chinese and Japanese keyboards give them, stand at a fixed distance from plain ones;
#: punctuation has its blank inside.
_PLAIN_WIDTH: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): plain + " " for wide, plain in zip("，；：？！", ",;:?!", strict=True)
}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_BLANK = "\u00a0\u2000-\u200a\u202f\u3000 "
#: Groups of three after a comma, a blank, an apostrophe or an underscore; after a point only noughts,
#: because 0.123 counts nothing.
_GROUPED = re.compile(rf"(?<![\d.,_])([1-9]\d{{0,2}})((?:[,{_BLANK}'’_]\d{{3}})+|(?:\.000)+)(?![\d.,_]*\d)")
#: Three noughts are never a number of their own, so they belong to what stands before: (60,000,28,28).
_NOUGHTS = re.compile(rf"(?<![\d.,_])([1-9]\d{{0,2}})[,.][{_BLANK}]?000(?!\d)")
_POWER = re.compile(
    r"(?<![\w.^])(?:(\d{1,3})\s*[×x*·]\s*)?10\s?(?:\^\s?([1-6])|\^\s?\{\s?([1-6])\s?\}|([¹²³⁴⁵⁶]))(?!\d)"
    r"|(?<![\w.^-])([1-9]\d?)e([3-6])(?![\w.])"
)
_HUNDREDS = re.compile(r"(?<![\d.,])(\d+)[\s-]+hundred\b", re.I)
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d{1,4})\s*-?(?:(?:k|thousand|tausend|mille|mila|mil|тысяч\w*|千)(?![^\W\u3040-\u9fff])"
    r"|(?:tsd|tys|тыс)\b\.?)",
    re.I,
)
_TEN_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,4})\s*[万萬만]")


def in_digits(text: str) -> str:
    """
    Return the text with its whole numbers as plain digits.

    Understands grouped digits (60,000 or 60 000), multiples (60k, 60 thousand, 6万), powers of ten and
    numbers in words (sixty thousand, sechzigtausend). Words below ten stay, because "one" is a pronoun more
    often than a number.
    """
    text = text.translate(_PLAIN_WIDTH)
    text = _GROUPED.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
    text = _NOUGHTS.sub(r"\g<1>000", text)
    text = _POWER.sub(_power, text)
    text = _HUNDREDS.sub(lambda match: str(int(match[1]) * 100), text)
    text = _THOUSANDS.sub(lambda match: str(int(match[1]) * 1000), text)
    text = _TEN_THOUSANDS.sub(lambda match: str(int(match[1]) * 10_000), text)
    return spelled_out(text)


def _power(match: re.Match[str]) -> str:
    times = match[1] or match[5] or "1"
    power = match[2] or match[3] or match[6] or match[4].translate(_SUPERSCRIPT)
    return str(int(times) * 10 ** int(power))
