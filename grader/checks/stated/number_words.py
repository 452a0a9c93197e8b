# ruff: noqa: RUF001 - people write numbers in many scripts
"""Numbers in words, in the languages that students write in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["NUMERALS", "spelled_out"]


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    """Return the words with their values; `/` parts those that mean the same."""
    return {
        word: first + step * place for place, same in enumerate(words.split()) for word in same.split("/")
    }


_UNITS = (
    _numbered("zero one two three four five six seven eight nine", 0)
    | _numbered("null eins/ein/eine zwei drei vier fünf/fuenf sechs sieben acht neun", 0)
    | _numbered("cero uno/un/una dos tres cuatro cinco seis siete ocho nueve", 0)
    | _numbered("zéro un/une deux trois quatre cinq six sept huit neuf", 0)
    | _numbered("zero um/uma dois/duas três quatro cinco seis sete oito nove", 0)
    | _numbered("zero uno due tre quattro cinque sei sette otto nove", 0)
    | _numbered("ноль/нуль один/одна два/две три четыре пять шесть семь восемь девять", 0)
    | _numbered("ноля одного двух трёх/трех четырёх/четырех пяти шести семи восьми девяти", 0)
)
_TEENS = (
    _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
    | _numbered("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
    | _numbered("diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve", 10)
    | _numbered("dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf", 10)
    | _numbered(
        "dez onze doze treze quatorze/catorze quinze dezasseis/dezesseis dezessete dezoito dezenove", 10
    )
    | _numbered("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove", 10)
    | _numbered("десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать", 10)
)
_TENS = (
    _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    | _numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
    | _numbered("veinte/veinti treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10)
    | _numbered("vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix", 20, 10)
    | _numbered("vinte trinta quarenta cinquenta/cinqüenta sessenta setenta oitenta noventa", 20, 10)
    | _numbered(
        "venti/vent trenta quaranta cinquanta sessanta settanta/settant ottanta/ottant novanta", 20, 10
    )
    | _numbered("двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти", 20, 10)
    | _numbered("шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто", 60, 10)
)
_HUNDREDS = dict.fromkeys(
    ["hundred", "hundert", "cien", "ciento", "cent", "cents", "cem", "cento", "cento", "сто"], 100
)
_WHOLE_HUNDREDS = dict.fromkeys(["setecientos", "setecientas", "setecentos", "setecentas", "семьсот"], 700)
_THOUSANDS = dict.fromkeys(["thousand", "tausend", "mil", "mille", "mila", "тысяча", "тысячи", "тысяч"], 1000)
_VALUES = _UNITS | _TEENS | _TENS | _HUNDREDS | _WHOLE_HUNDREDS | _THOUSANDS

#: Words that mean something else where they stand alone: "once" is eleven in Spanish only.
_ALONE_OTHERWISE = {"once", "cent", "cents", "mil", "elf", "vent", "veinti"}


def _any(words: dict[str, int]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_AND = r"(?:[\s-]*(?:and|und|y|e|et|и)(?![a-z]*\s*\d)[\s-]*|[\s-]*)"
_BELOW_100 = (
    rf"(?:{_any(_UNITS)}und{_any(_TENS)}|{_any(_TENS)}(?:{_AND}{_any(_UNITS)})?|{_any(_TEENS)}"
    rf"|{_any(_UNITS)})"
)
_BELOW_1000 = (
    rf"(?:(?:(?:{_any(_UNITS)}[\s-]*)?{_any(_HUNDREDS)}|{_any(_WHOLE_HUNDREDS)})(?:{_AND}{_BELOW_100})?"
    rf"|{_BELOW_100})"
)


def _beginnings(words: Iterable[str]) -> str:
    """Their first three letters: at most places no number begins, which shows soonest so."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:3])
    return "|".join(f"{first}(?:{'|'.join(sorted(rests[first]))})" for first in sorted(rests))


@cache  # compiling it takes 0.06 s, which nobody waits for before the first answer is read
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?={_beginnings(_VALUES)})"
        rf"(?:{_BELOW_1000}[\s-]*{_any(_THOUSANDS)}(?:{_AND}{_BELOW_1000})?|{_BELOW_1000}|{_any(_THOUSANDS)})"
        r"(?!\w)",
        re.I,
    )


_PIECE = re.compile(rf"{_any(_VALUES | {'und': 0})}|\w", re.I)

_SIGNS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "만": 10_000}
_IN_SIGNS = re.compile(
    rf"(?<![{''.join(_SIGNS)}第百千])(?:[{''.join(_SIGNS)}]*[十百千万萬])+[{''.join(_SIGNS)}]?(?![分一])"
)

#: What a numeral may be called in an answer; words that are mostly articles and pronouns are left out.
NUMERALS = (
    {word: value for word, value in _UNITS.items() if value != 1 and word not in {"due", "tre"}}
    | {"one": 1, "eins": 1, "один": 1}
    | {
        stem + ending: value
        for value, stem in enumerate(
            ["двойк", "тройк", "четвёрк", "пятёрк", "шестёрк", "семёрк", "восьмёрк", "девятк"], 2
        )
        for ending in ("а", "у", "ой", "и")
    }
    | {stem + ending: 1 for stem in ("единиц",) for ending in ("а", "у", "ей")}
)


def spelled_out(text: str) -> str:
    """Return the text with numbers in words as digits; words below ten stay, because many are pronouns."""
    return _IN_SIGNS.sub(_of_signs, _number().sub(_of_words, text))


def _of_words(match: re.Match[str]) -> str:
    words = match[0].lower()
    if words in _UNITS or words in _ALONE_OTHERWISE:
        return match[0]
    total = current = 0
    for value in (_VALUES.get(piece, 0) for piece in _PIECE.findall(words)):
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return str(total + current)


def _of_signs(match: re.Match[str]) -> str:
    total = section = current = 0
    for sign in match[0]:
        power = _POWERS.get(sign, 0)
        if power == 10_000:
            total, section, current = total + max(section + current, 1) * power, 0, 0
        elif power:
            section, current = section + max(current, 1) * power, 0
        else:
            current = _SIGNS[sign]
    return str(total + section + current)
