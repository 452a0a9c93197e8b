"""The numeral that argmax gave, as a written response states it."""

from __future__ import annotations

import re

from ...facts import Evidence, Prose
from ...records import Verdict
from ..findings.expected import classes
from ..registry import Options
from ..say import a_few
from ..verdicts import Spot, failed, not_attempted, passed, pending
from .prose import prose_of, spot, under_number
from .quoted import answers_quoted
from .said_numerals import about_a_prediction, all_numerals, lone_numerals, said_numerals

__all__ = ["stated_numeral"]

#: Words for a picture that name the numeral it is about: "probabilities_for_7".
_OF_A_NUMERAL = re.compile(r"(?:prob|pred|arg_?max).{0,40}[ _:-]\d(?![\d.])", re.I)


def stated_numeral(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """The one numeral stated where the text speaks of the prediction."""
    numerals = classes(reference)
    found, prose = said_numerals(prose_of(student))
    if not found or prose is None:
        return _unsaid(student, numerals, options["question"])
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
    return _agreeing(student, numeral, prose, numerals)


def _agreeing(student: Evidence, numeral: int, prose: Prose, numerals: int) -> Verdict:
    """Judge whether a numeral is that of the probabilities that the text quotes, if it quotes some."""
    quoted = answers_quoted(student, numerals)
    if quoted and numeral not in quoted:
        return pending(
            f"You state {numeral}, but the largest of the values you quote is that of {quoted[-1]}.",
            spot(student, prose),
        )
    return passed(f"You state that the network answers {numeral}.", spot(student, prose), found=str(numeral))


def _unsaid(student: Evidence, numerals: int, question: int) -> Verdict:
    """Judge where no sentence says that a numeral is the network's answer."""
    numbered = [(each, found) for each in under_number(student, question) if (found := all_numerals(each))]
    if numbered:
        prose, found = numbered[0]
        if len(found) == 1 and found <= set(range(numerals)):
            return passed(f"You state {next(iter(found))}.", spot(student, prose), found=a_few(sorted(found)))
        return pending(
            f"Under “{prose.heading}” you state {a_few(sorted(found))}. That it is the network's answer "
            "follows from the number of the question alone.",
            spot(student, prose),
            found=a_few(sorted(found)),
        )
    lone = list(lone_numerals(prose_of(student)))
    if len(lone) == 1:
        return _agreeing(student, *lone[0], numerals)
    named = [each for each in student.submission.pictures if _OF_A_NUMERAL.search(each.alt)]
    if named:
        return pending(
            f"Your text names no numeral; your picture “{named[0].alt}” may.", Spot(None, named[0].line)
        )
    if not any(about_a_prediction(each) for each in prose_of(student)):
        return not_attempted("Nothing in your text speaks of a prediction.")
    return not_attempted("Your text speaks of a prediction, but no numeral was found there.")
