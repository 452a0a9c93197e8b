# ruff: noqa: RUF001 - dashes and quotation marks as people type them
"""The numeral that argmax gave, as a written response states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts import Evidence, Prose
from ..records import Verdict
from .compare import largest
from .expected import classes
from .numerals import UNITS
from .prose import clauses, prose_of, sentences, spot, under_number
from .registry import Options
from .say import a_few
from .verdicts import failed, not_attempted, passed, pending

__all__ = ["stated_numeral"]

_TOPIC = re.compile(
    r"arg\s*max|predict|numeral|guess|vorhersag|prediz|predic|pr[eé]d|предсказ|预测|予測", re.I
)
_HEADING = re.compile(rf"{_TOPIC.pattern}|which digit|the digit|largest", re.I)
_ARRAY = re.compile(r"\[[^\[\]]{1,1000}\]")
_NOISE = re.compile(
    r"\[[^\[\]]*\]"  # array contents and subscripts
    r"|\d{0,9}\.\d+(?:e[-+]?\d+)?\s*%?|(?<!\d)\d{1,9}e[-+]?\d+"
    r"|(?<!\d)0\s*(?:-|–|—|to|through|until|and|bis|a|à|до)\s*9(?!\d)"
    r"|(?:image|picture|sample|example|row|cell|question|task|step|bild)s?\s*"
    r"(?:number|no\.?|nr\.?|#|at index|index)?\s*\d+"
    r"|^\s*\d+[.)]\s"
    r"|\d+\s*(?:%|percent|images?|pixels?|epochs?|neurons?|classes|values?|numbers?|probabilit\w*|outputs?|digits)",
    re.I | re.M,
)
_DIGIT = rf"(\d{{1,9}}|{'|'.join(UNITS)})"
_WEAK = re.compile(rf"(?<![\w.,-]){_DIGIT}(?![\w-]|[.,]\d)", re.I)
_STRONG = re.compile(
    rf"(?:\b(?:is|was|be|or|gives?|gave|gets?|got|returns?|returned|outputs?|prints?|shows?|predict(?:s|ed|ion)?|as|"
    rf"says|said|numeral|digit|number|class|answer|result|ist|est|es|è)\b|[:=→>])\s*"
    rf"(?:(?:an?|the|numeral|digit|number|class|index|indeed|eine?|die|la|el|le)\s+)*[\"'“‘(]*"
    rf"{_DIGIT}(?![\w-]|[.,]\d)",
    re.I,
)
_BESIDE_THE_POINT = re.compile(r"label|true|actual|correct|should|could|might|maybe|look", re.I)


def stated_numeral(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """The one numeral stated where the text speaks of the prediction."""
    sections = _sections(student)
    numerals = classes(reference)
    found, prose = _found(sections)
    if not found or prose is None:
        return _by_number(student, sections, options["question"])
    if len(found) > 1:
        return pending(f"Several numerals are stated: {a_few(sorted(found))}.", spot(student, prose))
    numeral = next(iter(found))
    if numeral >= numerals:
        return failed(
            f"You state {numeral}, which is no numeral.",
            spot(student, prose),
            expected=f"a numeral from 0 to {numerals - 1}",
            found=str(numeral),
            hint="There is one probability for each numeral; the place of the largest one is the answer.",
        )
    reported = _reported(student, numerals)
    if reported is not None and reported != numeral:
        return pending(
            f"You state {numeral}, but the largest of the values you report is that of {reported}.",
            spot(student, prose),
        )
    return passed(f"You state that the network answers {numeral}.", spot(student, prose), found=str(numeral))


def _by_number(student: Evidence, sections: list[Prose], question: int) -> Verdict:
    """Judge where nothing says that a numeral is a prediction, except the number of the question above it."""
    found, prose = _found(under_number(student, question))
    if found and prose is not None:
        return pending(
            f"Under “{prose.heading}” you state {a_few(sorted(found))}. That it is the network's answer "
            "follows from the number of the question alone.",
            spot(student, prose),
            found=a_few(sorted(found)),
        )
    if not sections:
        return not_attempted("Nothing in your text speaks of a prediction.")
    return not_attempted("Your text speaks of a prediction, but no numeral was found there.")


def _sections(student: Evidence) -> list[Prose]:
    prose = prose_of(student)
    headed = [each for each in prose if _HEADING.search(each.heading)]
    return headed or [each for each in prose if _TOPIC.search(each.text)]


def _found(sections: list[Prose]) -> tuple[set[int], Prose | None]:
    """Return the numerals stated most clearly, and where."""
    for pattern, everywhere in ((_STRONG, False), (_STRONG, True), (_WEAK, True)):
        for prose in sections:
            found = set(_numerals(prose, pattern, everywhere))
            if found:
                return found, prose
    return set(), None


def _numerals(prose: Prose, pattern: re.Pattern[str], everywhere: bool) -> Iterator[int]:
    for clause in (clause for sentence in sentences(prose) for clause in clauses(sentence)):
        if not everywhere and _BESIDE_THE_POINT.search(clause):
            continue
        for match in pattern.finditer(_NOISE.sub(" ", clause)):
            word = match[1].lower()
            if word == "one" and pattern is _WEAK:
                continue
            yield UNITS[word] if word in UNITS else int(word)


def _reported(student: Evidence, numerals: int) -> int | None:
    """Return the place of the largest value in the last array of that length that the text quotes."""
    arrays = [match[0] for prose in prose_of(student) for match in _ARRAY.finditer(prose.text)]
    for array in reversed(arrays):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d*)?(?:e[-+]?\d+)?", array, re.I)]
        if len(values) == numerals:
            return largest(values)
    return None
