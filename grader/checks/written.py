"""Questions answered in words: found by meaning or number, judged by a person, with advice on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..facts import Evidence
from ..records import Misconception, Question, Verdict
from .answers import answer_text, given_words
from .matching import answers_to
from .prose import plain, spot
from .verdicts import not_attempted, pending

__all__ = ["judge_answer"]

_LONGEST = 300  # Characters of an answer that a report quotes.


def judge_answer(
    student: Evidence, reference: Evidence, question: Question, questions: Sequence[Question]
) -> Verdict:
    """
    Return pending where the question is answered, with advice on misconceptions; else not attempted.

    `questions` are all questions of the assignment: what answers another one is no answer to this. What the
    hand-out itself says, known from the reference, is no answer either.
    """
    given = given_words(reference, questions)
    prose = answers_to(student, question, questions, given)
    if not prose:
        return not_attempted("No answer to this question was found.")
    texts = [answer_text(each.text, given) for each in prose]
    return pending(
        "Your answer was found.",
        spot(student, prose[0]),
        found=_shortened(" ".join(texts)),
        hint=" ".join(_advice(texts, question.misconceptions)) or None,
    )


def _advice(texts: list[str], misconceptions: Sequence[Misconception]) -> list[str]:
    read = [*texts, *(plain(text) for text in texts)]
    return [
        each.advice for each in misconceptions if any(re.search(each.pattern, text, re.I) for text in read)
    ]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
