# ruff: noqa: RUF001 - students write in many scripts
"""Words that stand where an answer should, and are none: placeholders, and that one does not know."""

from __future__ import annotations

import re

__all__ = ["is_empty", "is_put_off"]

_PLACEHOLDER = re.compile(
    r"(?:please |write |type |put |enter |insert |add |give |fill in |replace )*(?:this |with |in )*"
    r"(?:your |my |the |an? )*(?:own )?(?:answers?|responses?|solutions?|text|explanation|words|reply|"
    r"ans|antwort|r[ée]ponse|respuesta)(?: goes| comes)?(?: here| below| above)?|double click.*|click here.*|"
    r"edit me|empty|blank|no answer|none|nothing|leer|vac[ií]o|vide|t[o] ?do(?: .{0,80})?|tbd|tba|x{2,}|"
    r"(?:noch )?(?:offen|ausstehend)|(?:kommt|folgt)(?: noch)?|[àa] (?:faire|compl[ée]ter|fazer)"
    r"|por hacer|pendiente|da fare"
    r"|(?:nog )?te doen|moet nog|do zrobienia|yap[ıi]lacak"
    r"|потом|позже|сделать|待办|待做|稍后|未完成|wip|in progress|missing"
    r"|to be (?:done|answered|added|written|completed)"
    r"|(?:(?:q|a|question|answer|frage|antwort|pregunta|vraag|domanda) ?\d{1,2} ?)+"
    r"|unfinished|unanswered"
    r"|not (?:done|finished|answered)(?: yet)?"
    r"|working on (?:it|this)|link|"
    r"fill (?:me )?in|(?:(?:will )?(?:answer|do) )?(?:this |it )?later|coming soon|skip(?:ped)?|"
    r"(?:write|type|answer) (?:here|below)|a|q|here|n a",
    re.I,
)
_BEFORE = r"(?:sorry |well |i |honestly |really |still |just |ich |je |eu |yo |ik |я |das |wir |we )*"
_AFTER = r"(?: yet| (?:the )?answer| this(?: one)?| that| it| why| leider| sorry| noch| aún| пока| извините)*"
_UNKNOWN = re.compile(
    _BEFORE
    + r"(?:(?:do not|don ?t|didn ?t|did not) (?:really )?(?:know|understand)|(?:am |m )?not (?:really )?sure"
    r"|(?:ran|run|running) out of time|(?:had |have )?no (?:more )?time"
    r"|(?:did not|didn ?t|could not|couldn ?t) (?:finish|get to)"
    r"|keine zeit(?: mehr)?|pas (?:eu )?le temps|sin tiempo|geen tijd|sem tempo"
    r"|(?:have )?no (?:idea|clue)|idk|dunno|no comment|(?:habe )?keine? (?:ahnung|plan)"
    r"|wei(?:ß|ss) (?:ich |es |das |wir )*(?:noch )?(?:leider )?nicht|(?:ne |n )?sais pas|aucune id[ée]e"
    r"|no (?:lo )?s[eé]|ni idea|n[ãa]o (?:o )?sei|non (?:lo )?so|boh|weet (?:ik |het )*niet|geen idee"
    r"|nie wiem|bilmiyorum|не знаю|без понятия|不知道|不会|不清楚|わからない|わかりません|分かりません)"
    + _AFTER,
    re.I,
)


_PUT_OFF = re.compile(r"t[o] ?do(?: .{0,80})?|tb[da]|later|skip(?:ped)?|x{2,}", re.I)


def is_put_off(words: str) -> bool:
    """Whether bare words say that there is no answer, in the student's voice: not "your answer here"."""
    return bool(_PUT_OFF.fullmatch(words) or _UNKNOWN.fullmatch(words))


def is_empty(words: str) -> bool:
    """Whether bare words (no punctuation between them) say nothing that anybody could mark."""
    return bool(_PLACEHOLDER.fullmatch(words) or _UNKNOWN.fullmatch(words))
