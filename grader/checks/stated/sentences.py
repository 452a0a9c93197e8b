# ruff: noqa: RUF001 - students write in many scripts
"""The sentences of a stretch of prose, each with the lines that introduce it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...facts import Evidence, Prose
from .prose import plain, prose_of
from .remembered import remembered
from .tables import untabled

__all__ = ["Sentence", "clause_at", "clauses", "sentences", "sentences_of"]

_LONGEST = 500  # Characters; a longer sentence is read in pieces, so that no text takes us long.
_DEEPEST = 4  # Lines that announce one and the same line.
_WRAPPED = 60  # Characters of a line that may go on in the next one, as editors wrap them.

_END = re.compile(
    r"(?<=[!?;])\s+|(?<=\.)(?<!\bca\.)(?<!\b[NnCc][ofr]\.)(?<!approx\.)(?<!\bbzw\.)(?<!\bresp\.)\s+|[。]"
)
_CLAUSE = re.compile(
    r",\s+|,(?=[\u3040-\u9fff])|、|;|(?<!\d)\s[/+|]\s|\s[/+|]\s(?!\d)|\s+(?:and|while|whereas"
    r"|although|though|however|but|obwohl|aunque|embora|хотя|plus|und|sowie|y|e|et|maar|aber|pero"
    r"|mas|mais|ma|но|и|а)\s+",
    re.I,
)
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.M)
_BLOCK = re.compile(
    r"[-*+•]\s|\d{1,2}[.)]|[a-z][.)]\s|>>+|#|\w[\w.]{0,60}\(|\[|\("
)  # A line that goes on no other.
#: A line that asks, or ends in a colon, or is code whose output may follow.
_ANNOUNCES = re.compile(
    r".*[:?][\s\"'“”*_)]*$|\s*(?:>{2,3}|In\s*\[\d*\]:)\s*\S|\s*(?:(?:print|len)\(.*\)|[\w.]+\.shape)\s*$"
)


#: A few words that name something, as a line begins with them: "6) Test images."
_NAME = re.compile(r"(?:\(?\w{1,2}[.)]\s*)?[^\W\d]+(?:\s+[^\W\d]+){0,3}\.")
#: How many there are, of what was named just before: "10000 of them", "There are 10000."
_HOW_MANY = re.compile(
    r"(?:there (?:are|were)|es (?:sind|gibt)|il y en a|hay|son|sono|s[ãa]o|er zijn|их)?\s*\d{3,9}(?!\w)",
    re.I,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, or line, as plain words; `lead` are the lines above that announce it: "Size:"."""

    text: str
    prose: Prose
    lead: str = ""

    @property
    def around(self) -> tuple[str, str]:
        """What stands above it, the nearest first."""
        return self.lead, self.prose.heading


def sentences_of(student: Evidence) -> tuple[Sentence, ...]:
    """Return every sentence of the student's prose; a heading is one, too, for some hold the answer."""
    return _sentences_of(tuple(prose_of(student)))


@lru_cache(maxsize=2)
def _sentences_of(sections: tuple[Prose, ...]) -> tuple[Sentence, ...]:
    found = list[Sentence]()
    for prose in sections:
        found += [Sentence(plain(prose.heading)[:_LONGEST], prose), *sentences(prose)]
    return tuple(found)


@remembered(lambda prose: len(prose.text))
def sentences(prose: Prose) -> list[Sentence]:
    """Return the sentences and lines of a stretch of prose."""
    lines = untabled(_QUOTED.sub("", plain(prose.text)).splitlines())
    return [
        Sentence(piece, prose, lead)
        for line, leads in _with_leads(_unwrapped(lines))
        for part, lead in _with_questions(_END.split(line), leads)
        for piece in _pieces(part)
    ]


def clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence that may speak of different things."""
    return _CLAUSE.split(sentence)


def clause_at(sentence: str, offset: int) -> str:
    """Return the clause that holds what stands at an offset."""
    starts, ends = _clause_edges(sentence)
    before, after = bisect_right(starts, offset), bisect_left(ends, offset)
    return sentence[starts[before - 1] if before else 0 : ends[after] if after < len(ends) else len(sentence)]


@remembered(len)
def _clause_edges(sentence: str) -> tuple[list[int], list[int]]:
    """Where what parts the clauses ends, and where it starts."""
    found = list(_CLAUSE.finditer(sentence))
    return [each.end() for each in found], [each.start() for each in found]


def _with_questions(parts: Iterable[str], lead: str) -> Iterator[tuple[str, str]]:
    """Return the sentences of a line, each with what announces it: a question does, in its own line, too."""
    above = ""
    for part in filter(None, map(str.strip, parts)):
        named = _NAME.fullmatch(above) and _HOW_MANY.match(part)
        yield part, f"{lead} {above}".strip() if named else lead
        above = part
        if part.endswith("?"):
            lead = part[-_LONGEST:]


def _pieces(part: str) -> list[str]:
    return [part[first : first + _LONGEST] for first in range(0, len(part), _LONGEST)]


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Return lines with those joined that an editor wrapped in the middle of a sentence."""
    joined: list[str] = []
    last = ""
    for line in lines:
        if _goes_on(last, line.strip()):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        last = line.rstrip()
    return joined


def _goes_on(above: str, line: str) -> bool:
    if not above or not line or above[-1] in ".:?!;)]>" or _BLOCK.match(line) or "=" in line:
        return False
    wrapped = line[0].islower() and ":" not in line[:40]
    return wrapped or len(above) >= _WRAPPED


class _Lead(NamedTuple):
    words: str
    depth: int
    paragraph: int
    announces: (
        bool  #: Whether it asks or ends in a colon, and so is about what follows at its own depth, too.
    )

    def reaches(self, depth: int, paragraph: int) -> bool:
        return self.depth < depth or (
            self.announces and self.depth == depth and paragraph <= self.paragraph + 1
        )


def _with_leads(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return each line with those above that announce it: they ask, end in a colon, or stand further left."""
    leads: list[_Lead] = []
    paragraph = 0
    for above, line in pairwise(["", *lines]):
        paragraph += not above.strip()
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        leads = [each for each in leads if each.reaches(depth, paragraph)][-_DEEPEST:]
        yield line, " ".join(each.words for each in leads)
        announces = bool(_ANNOUNCES.match(line))
        if announces:
            leads = [each for each in leads if each.depth < depth]
        if announces or _BLOCK.match(line.strip()):
            leads.append(_Lead(line.strip()[-_LONGEST:], depth, paragraph, announces))
