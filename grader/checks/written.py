"""Questions answered in words: found by meaning or number, judged by a person, with advice on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..facts import Evidence, Prose
from ..records import Question, Verdict
from .answers import answer_text
from .matching import answers_to
from .statements import spot
from .verdicts import not_attempted, pending

__all__ = ["judge_answer"]

_LONGEST = 300


def judge_answer(student: Evidence, question: Question, questions: Sequence[Question]) -> Verdict:
    """
    Return pending where the question is answered, with advice on well-known misconceptions; else not attempted.

    `questions` are all questions of the assignment: an answer to another one is none to this.
    """
    prose = answers_to(student, question, questions)
    if not prose:
        return not_attempted("No answer to this question was found.")
    texts = [answer_text(each.text, questions) for each in prose]
    advice = [
        misconception.advice
        for misconception in question.misconceptions
        if any(re.search(misconception.pattern, text, re.I) for text in texts)
    ]
    return pending(
        "Your answer was found; a person will read it.",
        spot(prose[0]),
        found=_shortened(" ".join(texts)),
        hint=" ".join(advice) or None,
    )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
