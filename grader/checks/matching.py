"""Which stretch of prose answers which question: by what headings and words mean, else by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..facts import Evidence, Prose
from ..records import Question
from .answers import answer_text, words_of
from .prose import number_alone, prose_of

__all__ = ["answers_to"]

#: How surely a stretch of prose belongs to a question.
_TITLE, _HEADING, _WORDS, _NUMBER, _UNRELATED = 4, 3, 2, 1, 0
_ENOUGH_WORDS = 2
_PLENTY_OF_WORDS = 3
_PROSE_LINE = 8  # Words in a printed line that is meant to be read, and is no log of the training.
_LABEL = r"(?:question|answer|task|exercise|aufgabe|frage|antwort|q|a|nr|no)"
_DASH = r"[-\u2013\u2014]"
_BEFORE_A_TITLE = re.compile(rf"^\s*{_LABEL}?\s*\d{{1,2}}\s*(?:[.):]+\s*|{_DASH}+\s+)(?=\S)", re.I)
#: A number that says which question is answered: labelled as one, or before a title that asks.
_NUMBERED = re.compile(rf"\s*({_LABEL}?)\.?\s*(\d{{1,2}})\s*(?:[.):]|{_DASH})", re.I)
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"  # Scripts that put no blanks between words.
_JOINED = rf"[^\W{_UNSPACED}]"
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "do",
        "does",
        "for",
        "how",
        "in",
        "is",
        "of",
        "on",
        "the",
        "to",
        "what",
        "why",
        "with",
        "work",
        "your",
        "it",
    ]
)


def answers_to(
    student: Evidence, question: Question, questions: Sequence[Question], given: str
) -> tuple[Prose, ...]:
    """Return the prose that answers the question and is the student's own, most certain first."""
    own = [prose for prose in _prose(student) if answer_text(prose.text, given)]
    sure = {id(prose): _relation(prose, question, questions) for prose in own}
    chosen = [
        prose
        for prose in own
        if sure[id(prose)] and sure[id(prose)] >= max(_relation(prose, each, questions) for each in questions)
    ]
    chosen = chosen or [prose for prose in own if _mentioned(prose.text, question) >= _PLENTY_OF_WORDS]
    return tuple(sorted(chosen, key=lambda prose: -sure[id(prose)]))


def _relation(prose: Prose, question: Question, questions: Sequence[Question]) -> int:
    heading, number = _title_and_number(prose.heading)
    if _same_title(heading, question.title) or words_of(question.prompt) in words_of(prose.text):
        return _TITLE
    if _mentioned(heading, question):
        return _HEADING
    if _mentioned(prose.text, question) >= _ENOUGH_WORDS:
        return _WORDS
    return _NUMBER if number == list(questions).index(question) + 1 else _UNRELATED


def _title_and_number(heading: str) -> tuple[str, int | None]:
    """Return what a heading says besides its number, and the number of the question it names, if any."""
    alone = number_alone(heading)
    if alone is not None:
        return "", alone
    found = _NUMBERED.match(heading)
    named = found is not None and (found[1] or heading.rstrip().endswith("?"))
    return _BEFORE_A_TITLE.sub("", heading, count=1), int(found[2]) if found and named else None


def _same_title(heading: str, title: str) -> bool:
    """Whether two titles share most of the words that carry meaning."""
    one, other = (set(words_of(text).split()) - _LITTLE for text in (heading, title))
    return bool(one & other) and len(one & other) >= 0.6 * len(one | other)


def _mentioned(text: str, question: Question) -> int:
    """Return how many of the question's keywords the text has."""
    return sum(bool(_keyword(word).search(text)) for word in question.keywords)


def _keyword(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_JOINED})(?<![.,]){re.escape(word)}(?!{_JOINED}|[.,]\d)", re.I)


def _prose(student: Evidence) -> Iterator[Prose]:
    yield from prose_of(student)
    for cell in student.run.cells:
        lines = [line for output in cell.outputs for line in _printed(output)]
        if lines:
            yield Prose(text="\n".join(lines), cell=cell.cell)


def _printed(output: dict[str, object]) -> list[str]:
    """Return the lines of an output that are meant to be read: some answer with print()."""
    text = output.get("text") if output.get("name") == "stdout" else None
    lines = str("".join(text) if isinstance(text, list) else text or "").splitlines()
    return [line for line in lines if len(re.findall(r"[^\W\d_]{2,}", line)) >= _PROSE_LINE]
