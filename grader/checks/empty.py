"""Words that stand where an answer should, and are none: placeholders, and that one does not know."""

from __future__ import annotations

import re

__all__ = ["is_empty"]

_PLACEHOLDER = re.compile(
    r"(?:please |write |type |put |enter |insert |add |give |fill in |replace )*(?:this |with |in )*"
    r"(?:your |my |the |an? )*(?:own )?(?:answers?|responses?|solutions?|text|explanation|words|reply|"
    r"ans|antwort|r[ée]ponse|respuesta)(?: goes| comes)?(?: here| below| above)?|double click.*|click here.*|"
    r"edit me|empty|blank|no answer|none|nothing|leer|vac[ií]o|vide|t[o] ?do(?: .{0,80})?|tbd|tba|x{2,}|"
    r"fill (?:me )?in|(?:(?:will )?(?:answer|do) )?(?:this |it )?later|coming soon|skip(?:ped)?|"
    r"(?:write|type|answer) (?:here|below)|a|q|here|n a",
    re.I,
)
_BEFORE = r"(?:sorry |well |i |honestly |really |still |just |ich |je |eu |yo |ik |я |das |wir |we )*"
_AFTER = r"(?: yet| (?:the )?answer| this(?: one)?| that| it| why| leider| sorry| noch| aún| пока| извините)*"
_UNKNOWN = re.compile(
    _BEFORE
    + r"(?:(?:do not|don ?t|didn ?t|did not) (?:really )?(?:know|understand)|(?:am |m )?not (?:really )?sure"
    r"|(?:have )?no (?:idea|clue)|idk|(?:habe )?keine? (?:ahnung|plan)"
    r"|wei(?:ß|ss) (?:ich |es |das |wir )*(?:noch )?(?:leider )?nicht|(?:ne |n )?sais pas|aucune id[ée]e"
    r"|no (?:lo )?s[eé]|ni idea|n[ãa]o (?:o )?sei|non (?:lo )?so|boh|weet (?:ik |het )*niet|geen idee"
    r"|nie wiem|bilmiyorum|не знаю|без понятия|不知道|不会|不清楚|わからない|わかりません|分かりません)"
    + _AFTER,
    re.I,
)


def is_empty(words: str) -> bool:
    """Whether bare words (no punctuation between them) say nothing that anybody could mark."""
    return bool(_PLACEHOLDER.fullmatch(words) or _UNKNOWN.fullmatch(words))
