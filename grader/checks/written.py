"""Questions answered in words: found by meaning or number, judged by a person, with advice on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Misconception, Question, Verdict
from .answers.matching import answers_to
from .answers.writing import Writing
from .stated.prose import plain, spot
from .verdicts import not_attempted, pending

__all__ = ["judge_answer"]

_NEXT = "Write a sentence or two of your own below the question's heading, or below its number."
_CUT = " … (all of it counts)"
_LONGEST = 300  # Characters of an answer that a report quotes.
_DENIED = re.compile(
    r"\b(?:not|never|cannot|\w+n['\u2019]t|rather than|instead of|misconception|myth|nicht"
    r"|kein\w*|niemals|falsch|ne|n['\u2019]est"
    r"|jamais|pas|nunca|n[ãa]o|non|niet|geen|nie|не)\b",
    re.I,
)


def judge_answer(writing: Writing, question: Question) -> Verdict:
    """
    Return pending where the question is answered, with advice on misconceptions; else not attempted.

    What answers another question of the assignment is no answer to this; nor is what the hand-out says.
    """
    answers = answers_to(writing, question)
    if not answers:
        return not_attempted("No answer to this question was found.", _NEXT)
    texts = [each.text for each in answers]
    return pending(
        "Your answer was found.",
        spot(writing.student, answers[0].prose),
        found=_shortened(" ".join(texts)),
        hint=" ".join(_advice(texts, question.misconceptions)) or None,
    )


def _advice(texts: list[str], misconceptions: Sequence[Misconception]) -> list[str]:
    read = [*texts, *(plain(text) for text in texts)]
    return [each.advice for each in misconceptions if any(_shows(text, each.pattern) for text in read)]


def _shows(text: str, pattern: str) -> bool:
    """Whether a text says this, and no sentence of it that does so denies it."""
    for found in re.finditer(pattern, text, re.I):
        begins = max(text.rfind(end, 0, found.start()) for end in ".!?\n") + 1
        if not _DENIED.search(text[begins : found.end()]):
            return True
    return False


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - len(_CUT)].rsplit(" ", 1)[0] + _CUT
