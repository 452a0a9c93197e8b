"""Which words answer which question: by what stands above them, by what they say, else by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...facts import Prose
from ...records import Question
from ..stated.prose import number_alone, prose_of
from ..stated.remembered import remembered
from .asking import asks, question_number
from .clues import names, says
from .in_order import Item, by_order
from .own_words import answer_text, words_of
from .passages import Passage, passages
from .put_off import without_headings_put_off
from .writing import Writing

__all__ = ["Answer", "answers_to"]

#: How surely words belong to a question.
_TITLE, _HEADING, _WORDS, _UNRELATED = 3, 2, 1, 0
_LONGEST_TOPIC = 4  # Words.
_FILLERS = "a an and are at do does for how in is it of on the to what why with work your"
_LITTLE = frozenset(_FILLERS.split())
_STEP = re.compile(
    r"\W*(?:load|import|download|build|create|define|compile|plot|reshape|normali[sz]e|scale)\b", re.I
)
_BEFORE_A_TITLE = re.compile(r"^\s*\w{0,10}\s*\d{1,2}\s*(?:[.):]+\s*|[-\u2013\u2014]+\s+)(?=\S)")


class Answer(NamedTuple):
    """Words of the student's own that answer a question, and the stretch of prose they stand in."""

    text: str
    prose: Prose


class _Above(NamedTuple):
    """What the words above a passage tell."""

    titled: tuple[Question, ...] = ()  #: The questions whose title or prompt they are.
    named: tuple[Question, ...] = ()  #: Those that they speak of.
    number: int | None = None
    foreign: bool = False  #: Whether the number stands before a question that is none of these.


class _Own(NamedTuple):
    """A passage with words of the student's own."""

    text: str
    prose: Prose
    above: _Above
    says: tuple[Question, ...]  #: The questions that its words answer, wherever they stand.


def answers_to(writing: Writing, question: Question) -> tuple[Answer, ...]:
    """Return what answers the question and is the student's own, most certain first."""
    questions, given = writing.questions, writing.given
    all_own = _own_words(writing.prose, questions, given)
    found = [(_relation(own, question), own) for own in all_own]
    if not any(sure for sure, _ in found) and not _numbered_otherwise(all_own, questions):
        number = questions.index(question) + 1
        elsewhere = any(names(each.heading, question) for each in prose_of(writing.student))
        found = [(_is_numbered(own, number, elsewhere), own) for own in all_own]
    chosen = sorted((each for each in found if each[0]), key=lambda each: -each[0])
    if not chosen:
        return _ordered(writing, question)
    return tuple(Answer(own.text, own.prose) for _, own in chosen)


def _ordered(writing: Writing, question: Question) -> tuple[Answer, ...]:
    item = _items(writing.prose, writing.questions, writing.given).get(question.id)
    return (Answer(answer_text(item.text, writing.given), item.prose),) if item else ()


@lru_cache(maxsize=2)  # every question asks for the same
def _items(prose: tuple[Prose, ...], questions: tuple[Question, ...], given: str) -> Mapping[str, Item]:
    return by_order(prose, questions, lambda text: answer_text(text, given))


def _is_numbered(own: _Own, number: int, elsewhere: bool) -> bool:
    """Whether only a number tells; not that of another question, where this one is named elsewhere."""
    if own.above.number != number or _claimed(own):
        return False
    return not (own.above.foreign and elsewhere)


@lru_cache(maxsize=2)  # every question asks for the same
def _own_words(prose: tuple[Prose, ...], questions: tuple[Question, ...], given: str) -> tuple[_Own, ...]:
    return tuple(_each_own(prose, questions, given))


def _each_own(prose: Sequence[Prose], questions: Sequence[Question], given: str) -> Iterator[_Own]:
    for section in without_headings_put_off(prose):
        for passage in passages(section, questions):
            if text := answer_text(passage.text, given):
                read = f"{_topic(passage)} {text}"
                said = tuple(each for each in questions if says(read, each))
                yield _Own(text, section, _above(passage, questions), said)


def _topic(passage: Passage) -> str:
    """The few words above that say what it is about; a question could be taken for its answer."""
    topic = _without_number(passage.asked or passage.heading).strip(".: ")
    return "" if asks(topic) or len(topic.split()) > _LONGEST_TOPIC else topic


def _relation(own: _Own, question: Question) -> int:
    """How surely they belong together; of several questions in one heading, those that are answered below."""
    if question in own.above.titled:
        return _TITLE
    answered = [each for each in own.above.named if each in own.says]
    if question in (answered or own.above.named):
        return _HEADING
    return _WORDS if question in own.says else _UNRELATED


def _claimed(own: _Own) -> tuple[Question, ...]:
    return own.above.titled + own.above.named + own.says


def _numbered_otherwise(all_own: Sequence[_Own], questions: Sequence[Question]) -> bool:
    """Whether numbers count something else: steps of the work, or words that answer other questions."""
    if sum(own.above.number is not None and bool(_STEP.match(own.text)) for own in all_own) > 1:
        return True
    for number, question in enumerate(questions, 1):
        claims = [_claimed(own) for own in all_own if own.above.number == number]
        if any(claimed and question not in claimed for claimed in claims):
            return True
    return False


def _above(passage: Passage, questions: Sequence[Question]) -> _Above:
    """What the question right above tells, or else the heading."""
    for above in (passage.asked, passage.heading):
        number, title = question_number(above), _without_number(above)
        titled = tuple(each for each in questions if _is_titled(above, each))
        named = tuple(each for each in questions if names(title, each))
        if titled or named or number:
            return _Above(titled, named, number, foreign=bool(title) and not (titled or named))
    return _Above()


def _is_titled(above: str, question: Question) -> bool:
    """Whether this is the question's prompt, or shares most of the title's words that carry meaning."""
    if words_of(question.prompt) in words_of(above):
        return True
    one, other = _meaning(_without_number(above)), _meaning(question.title)
    return bool(one & other) and len(one & other) >= 0.6 * len(one | other)


@remembered(len)
def _meaning(text: str) -> frozenset[str]:
    return frozenset(words_of(text).split()) - _LITTLE


@remembered(len)
def _without_number(heading: str) -> str:
    return "" if number_alone(heading) is not None else _BEFORE_A_TITLE.sub("", heading, count=1)
