"""Answers outside the prose: comments and printed lines, where they are meant to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from ...facts import Evidence, Prose
from ...records import Question
from ..stated.numbering import ITEM, renumbered
from ..stated.prose import prose_of, readable
from .asking import asks, label
from .clues import says
from .own_words import words_of

__all__ = ["all_prose"]

_PROSE_LINE = 8  # Words in a printed line or a comment that is meant to be read.
_PRINTED, _LONGEST = 10_000, 2_000  # Lines that are looked at, and characters of one: far more than answers.
_ANSWER_LINE = 2  # Words in one that stands below a question, or after its number.
_READABLE = re.compile(r"[^\W\d_]{2,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # About two of these make a word.
_STEP = re.compile(
    r"\W*(?:load|import|download|build|create|define|compile|train|plot|reshape|normali[sz]e|scale|show|print)\b",
    re.I,
)


def all_prose(student: Evidence, questions: Sequence[Question]) -> Iterator[Prose]:
    """Return what is written, and what comments and printed lines say where they are meant to be read."""
    yield from prose_of(student)
    for comment in _numbered(readable(student.submission.comments), questions):
        if _words(comment.text) >= _PROSE_LINE or _kept(comment.text.splitlines(), questions):
            yield comment
    printed = (_read_of(each, questions) for each in _numbered(list(_printed(student)), questions))
    yield from readable(each for each in printed if each.text)


def _read_of(printed: Prose, questions: Sequence[Question]) -> Prose:
    return msgspec.structs.replace(printed, text="\n\n".join(_kept(printed.text.splitlines(), questions)))


def _numbered(prose: Sequence[Prose], questions: Sequence[Question]) -> list[Prose]:
    """Return prose with its questions numbered; mere numbers must go with words that answer one of them."""
    counts = [len(questions)]
    named = renumbered(prose, counts)
    items = renumbered(named, counts, ITEM)
    changed = [new for old, new in zip(named, items, strict=True) if old != new]
    return items if any(says(new.text, each) for new in changed for each in questions) else named


def _printed(student: Evidence) -> Iterator[Prose]:
    left = _PRINTED
    for cell in student.run.cells:
        lines = [line[:_LONGEST] for output in cell.outputs for line in _lines(output)]
        lines = lines if len(lines) <= left else [*lines[: left // 2], *lines[-(left // 2) :]]
        left -= min(len(lines), left - 2)
        if lines:
            yield Prose(text="\n".join(lines), cell=cell.cell)


def _lines(output: dict[str, object]) -> list[str]:
    text = output.get("text") if output.get("name") == "stdout" else None
    return str("".join(text) if isinstance(text, list) else text or "").splitlines()


def _kept(lines: Sequence[str], questions: Sequence[Question]) -> list[str]:
    """Return the lines that are meant to be read; below a question, and after its number, a few words do."""
    kept, below = list[str](), False
    asked = [(words_of(each.title), words_of(each.prompt)) for each in questions]
    for line in filter(str.strip, lines):
        named = label(line)
        above = _is_asked(line, asked) or bool(named and not _words(line[len(named) :]))
        enough = _ANSWER_LINE if below or (named and not _STEP.match(line[len(named) :])) else _PROSE_LINE
        if above or _words(line) >= enough:
            kept.append(line)
        below = above
    return kept


def _is_asked(line: str, asked: Sequence[tuple[str, str]]) -> bool:
    """Whether a line ends as a title does, or is the end of a prompt, of which *asked* has the bare words."""
    words = words_of(line)
    return asks(line) or any(
        words.endswith(title) or bool(words and prompt.endswith(words)) for title, prompt in asked
    )


def _words(text: str) -> int:
    return len(_READABLE.findall(_UNSPACED.sub(" ", text))) + len(_UNSPACED.findall(text)) // 2
