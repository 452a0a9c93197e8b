# ruff: noqa: RUF001 - students write in many scripts
"""Whether words ask rather than tell, and the labels that number a question."""

from __future__ import annotations

import re

from ..stated.remembered import remembered

__all__ = ["asks", "label", "question_number"]

_ASKING = re.compile(
    r"\b(?:why|what|how|which|warum|wieso|weshalb|wozu|was|wie|wof[üu]r|welche\w*|pourquoi|comment|quoi|quel\w*"
    r"|que|qu[eé]|por ?qu[eê]|c[oó]mo|cu[aá]l\w*|qual\w*|perch[eé]|come|cosa|che|waarom|waartoe|wat|hoe|welke"
    r"|dlaczego|po co|co|jak|mengapa|kenapa|apa|apakah|bagaimana"
    r"|neden|ni[cç]in|niye|ne|nas[ıi]l|почему|зачем|что|как\w*)\b"
    r"|为什么|为何|什么|怎么|如何|為什麼|何|なぜ|どう|どんな|왜"
)
#: In English a question shows without its mark.
_INVERTED = re.compile(
    r"\W*(?:(?:also|and|so|but)\W+)?(?:what|why|how|which)\s+"
    r"(?:is|are|was|were|do|does|did|can|could|would|will|should)\b(?!.*\bbecause\b)[^:]*"
)
_ANNOUNCED = re.compile(r"\b(?:answer|explain|discuss) the following\b")
_BECAUSE = re.compile(
    r"\W*(?:because|since|weil|parce|car|porque|perch[eé] (?!\w+\?)|omdat|bo|karena|sebab|потому)\b"
)
_FEW_WORDS = 6  # A heading that asks without a word for it: "Ten neurons?"

_LABELS = (
    r"question|answer|task|exercise|q|a(?=\d)|no|aufgabe|frage|antwort|nr|exercice|r[ée]ponse|pregunta|respuesta"
    r"|ejercicio|pergunta|resposta|domanda|risposta|vraag|antwoord|opgave|pytanie|odpowied[źz]|zadanie|soru|cevap"
    r"|soal|jawaban|pertanyaan|nomor"
    r"|вопрос|ответ|задание"
)
_LABEL = re.compile(
    rf"[\s*_]*(?:(?P<label>{_LABELS})?[ .#]{{0,2}}(?P<number>\d{{1,2}})"
    r"(?:[ ]?[.:)](?!\d)|[ ]?[-\u2013\u2014][ ])"
    r"|[第问問题題]{1,2}(?P<chinese>[一二三四五六七八九十]|\d{1,2})[题題问問]?[ ]?[:：、.]?)[\s*_]*",
    re.I,
)
_AROUND = " \t\n-\u2013\u2014"
_CHINESE = "一二三四五六七八九十"


@remembered(len)
def asks(text: str) -> bool:
    """Whether a sentence is a question."""
    words = text.casefold().strip(" \t\n\"'()_*`")
    if _BECAUSE.match(words):
        return False
    if words.endswith(("?", "？")):
        return len(words.split()) <= _FEW_WORDS or words.startswith("¿") or bool(_ASKING.search(words))
    return bool(_INVERTED.fullmatch(words) or _ANNOUNCED.search(words))


def label(text: str) -> str:
    """Return the beginning of a text that numbers a question by name, "Question 2:", or nothing."""
    found = _LABEL.match(text)
    return found[0] if found and (found["label"] or found["chinese"]) else ""


def question_number(heading: str) -> int | None:
    """Return the number that a heading gives a question: with a label, alone, or before a title that asks."""
    found = _LABEL.match(f"{heading.strip(_AROUND)}. ")
    if not found:
        return None
    rest = heading.strip()[found.end() :].strip(" .*_")
    if found["number"] and not found["label"] and rest and not rest.endswith(("?", "？")):
        return None
    number = found["number"] or found["chinese"]
    return int(number) if number.isdecimal() else _CHINESE.index(number) + 1
