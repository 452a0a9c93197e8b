"""What is the student's own in a stretch of prose, once the hand-out's words and placeholders are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...facts import Evidence
from ...records import Question
from ..stated.remembered import remembered
from .empty import is_empty

__all__ = ["answer_text", "given_words", "words_of"]

#: A picture goes with its words: they say what it shows, and are no answer. Those of a link stay.
_MARKUP = re.compile(
    r"<!--.{0,500}?-->|!\[[^\[\]]{0,300}\]\([^()]{0,500}\)|<[^<>\n]{1,300}>"
    r"|\[([^\[\]]{0,300})\]\([^()]{0,500}\)",
    re.S,
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]{0,300})\]\([^()]{0,500}\)")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_ADDRESS = re.compile(r"https?://\S{1,500}")
_MARK = re.compile(r"^[ \t]*(?:[-*+\u2022][ \t]+)?(?:\(?(?:\d{1,2}|[A-Za-z])[.):]+(?=[ \t]|$))?", re.M)
_WORD = re.compile(r"\w+")
_POINTING = 2  # Words beside a link that only points elsewhere: "see here".
_FEW_WORDS = 5  # A line with an address and no more than these only points elsewhere.
_SHORTEST_GIVEN = 3  # Shorter runs of words may be anybody's.


@remembered(len)
def words_of(text: str) -> str:
    """Return text as bare lower-case words, one space between two."""
    return " ".join(_WORD.findall(text.replace("_", " ").lower()))


def given_words(reference: Evidence, questions: Sequence[Question]) -> str:
    """Return everything the hand-out itself says, as bare words: its instructions and its questions."""
    told = [prose.text for prose in reference.submission.prose]
    asked = [text for question in questions for text in (question.title, question.prompt)]
    return " | ".join(words_of(text) for text in (*told, *asked))


def answer_text(text: str, given: str) -> str:
    """Return what of a text is neither given nor a placeholder; the empty string if nothing is."""
    paragraphs = _PARAGRAPHS.split(_without_addresses(_MARKUP.sub(r"\1", _without_links(text))))
    return "\n".join(kept for paragraph in paragraphs if (kept := _own(paragraph, given)))


def _without_links(text: str) -> str:
    """Leave out the lines that are little more than a link: its few words name what stands elsewhere."""
    return "\n".join(line for line in text.split("\n") if not _is_link(line))


def _is_link(line: str) -> bool:
    named = " ".join(found[1] for found in _LINK.finditer(line))
    beside = words_of(_LINK.sub("", line))
    return bool(_LINK.search(line)) and len(beside.split()) <= _POINTING and len(named.split()) <= _FEW_WORDS


def _without_addresses(text: str) -> str:
    lines = ((line, _ADDRESS.sub("", line)) for line in text.split("\n"))
    return "\n".join(bare for line, bare in lines if bare == line or words_of(bare).count(" ") >= _FEW_WORDS)


def _own(paragraph: str, given: str) -> str:
    joined = " ".join(paragraph.split())
    if _is_given(joined, given):
        return ""
    return " ".join(_kept(_SENTENCES.split(joined), given))


def _kept(sentences: Iterable[str], given: str) -> Iterable[str]:
    for sentence in sentences:
        words = words_of(_MARK.sub("", sentence))
        if words and not (_is_given(sentence, given) or is_empty(words)):
            yield sentence


def _is_given(text: str, given: str) -> bool:
    words = words_of(text)
    return words.count(" ") >= _SHORTEST_GIVEN - 1 and words in given
