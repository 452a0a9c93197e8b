"""A stretch of prose, taken apart where it copies a question: what is asked, and the words below."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ...facts import Prose
from ...records import Question
from .asking import asks, label, question_number
from .clues import names, says
from .empty import is_empty
from .own_words import words_of

__all__ = ["Passage", "passages"]

_BLOCK = re.compile(
    r"\n\s*\n|\n(?=[ \t]*(?:[-*+\u2022|]|\d{1,2}[.)]|[A-Za-z][.)]|Q\w{0,7} ?\d{1,2}[.:)])[ \t]"
    r"|[ \t]*Q\w{0,7} ?\d{1,2}[.:)]\n|[ \t]*(?:\*\*|__)(?=\S))"
)
_MARK = re.compile(r"[ \t]*(?:[-*+\u2022][ \t]+)?(?:(\d{1,2})[.)][ \t]+|[A-Za-z][.)][ \t]+)?")
_RUN_IN = re.compile(r"[ \t]*(\*\*|__)(?=\S)([^*_\n]{1,60})\1[.:)]*[ \t]+(?=\S)")
_FEWEST_WORDS = 3  # Below bold words in the same line; fewer are a setting.
_QUOTED = re.compile(r"^[ \t]*>+[ \t]?", re.M)
_SENTENCES = re.compile(r"(?<=[.!?？。])[*_\"')]*\s+|(?<=[？。])")  # noqa: RUF001
_LONGEST_TITLE = 150  # Characters.
_TITLE_ENDS = re.compile(r"[?:.\-\u2013\u2014]+(?:\s+|$)|$")
_LONGEST = 2000  # Characters of what is asked that anybody would read.
_ANSWERS = re.compile(
    r"answer|question|antwort|frage|r[ée]ponse|respuesta|pregunta|respost|pergunta|rispost|domand|vrag|vraag"
    r"|antwoord|odpowied|pytani|cevap|soru|ответ|вопрос|回答|答案|问题|問題|解答",
    re.I,
)


class Passage(NamedTuple):
    """Words that stand under one question, or under a heading."""

    asked: str  #: The question as copied above them, a number that stands for it, or nothing.
    text: str
    heading: str  #: That of the stretch they are part of.


class _Block(NamedTuple):
    asked: str
    own: str
    alone: bool = False  #: Whether what is asked is asked for this block only.


def passages(prose: Prose, questions: Sequence[Question]) -> Iterator[Passage]:
    """Return the parts of a stretch of prose; those before any question stand under its heading alone."""
    asked, known, own = "", False, list[str]()
    texts = _BLOCK.split(_with_titles_apart(_QUOTED.sub("", prose.text), questions))
    for block in chain.from_iterable(_taken_apart(text, prose.heading, questions) for text in texts):
        if own and (block.asked or block.alone):
            yield Passage(asked, "\n\n".join(own), prose.heading)
        if block.alone:
            yield Passage(block.asked, block.own, prose.heading)
            asked, known, own = "", False, []
            continue
        if block.asked:
            new = _is_recognised(block.asked, questions)
            goes_on = not new or not (own or known)  # It asks on, or what stood before was its beginning.
            asked = f"{asked} {block.asked}".strip()[:_LONGEST] if goes_on else block.asked[:_LONGEST]
            known, own = new or known, []
        if block.own.strip():
            own.append(block.own)
    if own:
        yield Passage(asked, "\n\n".join(own), prose.heading)


def _with_titles_apart(text: str, questions: Sequence[Question]) -> str:
    """Return text with blank lines around copied titles, which some type without their question marks."""
    titles = {words_of(each.title) for each in questions}
    return "\n".join(_with_title_apart(line, titles) for line in text.split("\n"))


def _with_title_apart(line: str, titles: Collection[str]) -> str:
    for found in _TITLE_ENDS.finditer(line, 0, _LONGEST_TITLE):
        if words_of(line[: found.start()]) in titles:
            return f"\n{line[: found.start()]}?\n\n{line[found.end() :]}"
    return line


def _is_recognised(asked: str, questions: Sequence[Question]) -> bool:
    return question_number(asked) is not None or any(names(asked, each) for each in questions)


def _taken_apart(text: str, heading: str, questions: Sequence[Question]) -> list[_Block]:
    if text.lstrip().startswith("|"):
        return [_row(text)]
    if run_in := _run_in(text, questions):
        return [run_in]
    mark = _MARK.match(text)
    number, words = (mark[1], text[mark.end() :]) if mark else (None, text)
    if labelled := label(words):
        return [_Block(labelled, words[len(labelled) :])]
    blocks = _by_question(words, questions)
    if not number:
        return blocks
    if blocks[0].asked:
        return [_Block(f"{number}. {blocks[0].asked}", blocks[0].own), *blocks[1:]]
    return [_Block(number, words)] if _ANSWERS.search(heading) else [_Block("", text)]


def _run_in(text: str, questions: Sequence[Question]) -> _Block | None:
    """Bold words that name a question at the start of their answer's line."""
    found = _RUN_IN.match(text)
    if not found or not any(names(found[2], each) for each in questions):
        return None
    own = text[found.end() :]
    if is_empty(words_of(own)):
        return _Block(found[2], own, alone=True)
    return _Block(found[2], text, alone=True) if len(own.split()) >= _FEWEST_WORDS else None


def _row(text: str) -> _Block:
    """A row of a table whose first column asks, or numbers, the questions."""
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    asked = " ".join(cells[:-1])
    return _Block(asked, cells[-1]) if asks(asked) or label(f"{asked}.") else _Block("", "; ".join(cells))


def _by_question(text: str, questions: Sequence[Question]) -> list[_Block]:
    """The words below each question; those before the first one begin it, unless they answer."""
    found = [_Block("", "")]
    for sentence in _SENTENCES.split(text):
        asked, own = found[-1].asked, found[-1].own
        if not _is_question(sentence, questions):
            found[-1] = _Block(asked, f"{own} {sentence}".strip())
        elif not own or not (asked or any(says(own, each) for each in questions)):
            found[-1] = _Block(f"{asked} {own} {sentence}".strip(), "")
        elif any(names(sentence, each) for each in questions):
            found.append(_Block(sentence, ""))
        else:  # asked in passing
            found[-1] = _Block(asked, f"{own} {sentence}")
    return found


def _is_question(sentence: str, questions: Sequence[Question]) -> bool:
    words = words_of(sentence)
    given = any(words == words_of(each.title) or words in words_of(each.prompt) for each in questions)
    return bool(words) and ((given and words.count(" ") > 1) or asks(sentence))
