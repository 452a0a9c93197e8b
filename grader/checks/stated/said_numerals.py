"""Numerals that a text names as the network's answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...facts import Prose
from .meanings import of_a_network
from .number_words import NUMERALS
from .numeral_signs import (
    ASKED,
    ASKED_FOR_A_NUMERAL,
    BARE,
    BESIDE_THE_POINT,
    CALLED,
    HYPOTHETICAL,
    LAST,
    MOST_PROBABLE,
    NOISE,
    OTHER,
    SAID,
    SEEN,
    TOLD_TO_DO,
    TOPIC,
)
from .prose import number_alone, plain
from .sentences import Sentence, clauses, sentences

__all__ = ["about_a_prediction", "all_numerals", "lone_numerals", "said_numerals"]

_CIPHERS = 10  # Larger numbers are no numerals; they are an answer only where a numeral is asked for.
_FEW = 5  # Words of an answer that is little more than its numeral.
_ITEM = re.compile(r"^\s*\d{1,2}[.)](?=\s|$)", re.M)
_LONE = re.compile(r"[\s\"'*(]*(\d)[\s\"'*).!]*")
_WORDS = re.compile(r"[^\W\d_]{2}")
_OF_ARGMAX = re.compile(r"arg\s*max", re.I)
#: "One" is a numeral where it ends what is said, and no pronoun: not "one slice for each", "the right one".
_AFTER_ONE = re.compile(r"[\s\"'”“»)*]*(?:[.,;:!?(]|$|(?:with|and|but|which)\b)")
_PRONOUN = re.compile(
    r"\b(?:th(?:is|at|e)|which|each|any|every|no|only|last|first|second|other|right|wrong|correct"
    r"|same|\w+est)\s+$",
    re.I,
)
_IN_SIGNS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


def about_a_prediction(prose: Prose) -> bool:
    """Whether a text speaks of what the network answers."""
    return bool(TOPIC.search(prose.text) or ASKED.search(prose.heading))


def said_numerals(sections: Sequence[Prose]) -> tuple[set[int], Prose | None]:
    """Return the numbers most plainly said to be the network's answer, and where the first one stands."""
    found, prose = _most_plainly(sections)
    return (found, prose) if found else _most_plainly([_heading_as_text(each) for each in sections])


def _heading_as_text(prose: Prose) -> Prose:
    """Return a heading as what it announces, for some hold the answer."""
    return Prose(prose.heading, cell=prose.cell, line=prose.line)


def _most_plainly(sections: Sequence[Prose]) -> tuple[set[int], Prose | None]:
    for reader in (_told, _told_with_doubt, _answered, _answered_with_doubt, _bare, _told_last, _seen):
        found = [(set(reader(prose)), prose) for prose in sections]
        some = [each for each in found if each[0]]
        if some:
            numbers = set().union(*(each for each, _ in some))
            return numbers & _called(sections) or numbers, some[0][1]
    return set(), None


def _called(sections: Sequence[Prose]) -> set[int]:
    """Return what calls of argmax gave, as far as it is printed beside them: no words are plainer."""
    called = {int(match[1]) for prose in sections for match in CALLED.finditer(_without_items(prose))}
    return called or {each for prose in sections for each in _said_of_argmax(prose)}


def _said_of_argmax(prose: Prose) -> Iterator[int]:
    """Numerals that a clause about argmax says plainly, not for an example: "`np.argmax` of that is 6"."""
    plainly = _without_doubt(_clauses(sentences(prose)))
    return _said(each for each in plainly if _OF_ARGMAX.search(each.text) and not _is_supposed(each))


def _without_items(prose: Prose) -> str:
    return _ITEM.sub(" ", plain(prose.text))


def all_numerals(prose: Prose) -> set[int]:
    """Return the numbers that a text says, whatever it speaks of."""
    parts = [clause for sentence in sentences(prose) for clause in clauses(sentence.text)]
    return {each for part in parts for pattern in (SAID, BARE) for each in _numbers(pattern, part)}


def lone_numerals(sections: Sequence[Prose]) -> Iterator[tuple[int, Prose]]:
    """Return the numerals that stand alone in their line, where no words ask for something else."""
    for prose in sections:
        if _WORDS.search(prose.heading):
            continue
        heading = "" if number_alone(prose.heading) else _ITEM.sub(" ", prose.heading)
        lines = [line for line in (heading, *_without_items(prose).splitlines()) if line.strip()]
        for above, line in pairwise(["", *lines]):
            found = _LONE.fullmatch(line)
            if found and not above.rstrip().endswith((":", "?")):
                yield int(found[1]), prose


def _told(prose: Prose) -> Iterator[int]:
    """Numbers in sentences that speak of a prediction, and what a call of argmax gave."""
    yield from (int(match[1]) for match in CALLED.finditer(_without_items(prose)))
    parts = list(_without_doubt(_clauses(_topical(prose))))
    yield from _said(parts)
    found = (match for part in parts for match in MOST_PROBABLE.finditer(part.text))
    largest = (_value(match[1].lower()) for match in found if not HYPOTHETICAL.search(match.string))
    yield from (each for each in largest if each < _CIPHERS)


def _told_with_doubt(prose: Prose) -> Iterator[int]:
    return _said(_clauses(_topical(prose)))


def _answered(prose: Prose) -> Iterator[int]:
    """Numbers below words that ask for the answer."""
    return _said(_without_doubt(_clauses(_asked(prose))))


def _answered_with_doubt(prose: Prose) -> Iterator[int]:
    return _said(_clauses(_asked(prose)))


def _bare(prose: Prose) -> Iterator[int]:
    """Numbers that stand nearly alone below words that ask for the answer."""
    for sentence in _asked(prose):
        if len(re.findall(r"\w+", sentence.text)) <= _FEW and not OTHER.search(sentence.text):
            yield from (each for each in _numbers(BARE, sentence.text) if _may_answer(each, sentence))


def _told_last(prose: Prose) -> Iterator[int]:
    """Numerals that end a sentence about a prediction: "np.argmax gave me 8."."""
    for sentence in _without_doubt(_topical(prose)):
        told = not TOLD_TO_DO.match(sentence.text) and not _is_supposed(sentence)
        if ASKED.search(sentence.text) and told:
            yield from (each for each in _numbers(LAST, sentence.text) if each < _CIPHERS)


def _seen(prose: Prose) -> Iterator[int]:
    """Numerals that somebody sees, or says, in a text that need not speak of a prediction: "It's a 7!"."""
    for sentence in _without_doubt(_clauses(sentences(prose))):
        if not _is_supposed(sentence):
            yield from (each for each in _numbers(SEEN, sentence.text) if each < _CIPHERS)


def _is_supposed(sentence: Sentence) -> bool:
    """Whether a sentence is about what might be, or about how a network is built."""
    words = f"{sentence.prose.heading} {sentence.lead} {sentence.text}"
    return bool(HYPOTHETICAL.search(sentence.text)) or of_a_network(words)


def _topical(prose: Prose) -> list[Sentence]:
    return [each for each in sentences(prose) if TOPIC.search(each.text)]


def _asked(prose: Prose) -> list[Sentence]:
    return [each for each in sentences(prose) if any(ASKED.search(words) for words in each.around)]


def _clauses(chosen: list[Sentence]) -> Iterator[Sentence]:
    for sentence in chosen:
        yield from (replace(sentence, text=clause) for clause in clauses(sentence.text))


def _without_doubt(parts: Iterable[Sentence]) -> Iterator[Sentence]:
    return (each for each in parts if not BESIDE_THE_POINT.search(each.text))


def _said(parts: Iterable[Sentence]) -> Iterator[int]:
    for part in parts:
        yield from (each for each in _numbers(SAID, part.text) if _may_answer(each, part))


def _may_answer(number: int, part: Sentence) -> bool:
    asked = (part.text, *part.around)
    return number < _CIPHERS or any(ASKED_FOR_A_NUMERAL.search(words) for words in asked)


def _numbers(pattern: re.Pattern[str], clause: str) -> Iterator[int]:
    clause = NOISE.sub(" ", clause)
    for match in pattern.finditer(clause):
        word = next(filter(None, match.groups())).lower()
        before = _last(OTHER, clause, match.start())
        if (word == "one" and (pattern is BARE or _is_pronoun(match, clause))) or (
            before and not TOPIC.search(clause, before.end(), match.start())
        ):
            continue
        yield _value(word)


def _is_pronoun(match: re.Match[str], clause: str) -> bool:
    """Whether the "one" that ends a match names no numeral."""
    start = match.end() - len("one")
    return not _AFTER_ONE.match(clause, match.end()) or bool(_PRONOUN.search(clause[:start]))


def _last(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Return the last match before *end*."""
    return next(iter([*pattern.finditer(text, 0, end)][::-1]), None)


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else NUMERALS.get(word, _IN_SIGNS.get(word, 0))
