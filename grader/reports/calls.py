"""How the calls of Keras were computed: in a loop of the grader's, or in Keras' own way and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..facts import Evidence, Fit, Prediction, Way
from . import words

_LOOPS = {
    "loop": "ran in the grader's own loop, which computes the same as Keras' own but for rounding",
    "compiled loop": "ran in the grader's own compiled loop, which computes the same but for rounding",
}


class Call(NamedTuple):
    """One call: its name, its cell, the way it went, why where that is the stock one, and when it went."""

    call: str
    cell: int | None
    way: str
    why: str | None
    remembered: bool


def calls(evidence: Evidence) -> list[Call]:
    """Return the calls of which the run told how they were computed, trainings first."""
    return [
        Call(fact.way, fact.cell, went.way, went.why or None, went.remembered)
        for fact, went in _told(evidence)
    ]


def sentences(evidence: Evidence) -> list[str]:
    """Return the same for people, each sentence once."""
    return list(dict.fromkeys(_sentence(evidence, fact, went) for fact, went in _told(evidence)))


def _told(evidence: Evidence) -> Iterator[tuple[Fit | Prediction, Way]]:
    for fit in evidence.claims.fits:
        if fit.went is not None:
            yield fit, fit.went
    for prediction in evidence.claims.predictions:
        if prediction.went is not None:
            yield prediction, prediction.went


def _sentence(evidence: Evidence, fact: Fit | Prediction, went: Way) -> str:
    place = words.at(evidence, fact)
    called = f"{fact.way} in {place}" if place else fact.way
    stock = f"went Keras' own way, because {went.why}" if went.why else "went Keras' own way"
    again = ", in an earlier round from which it is remembered" if went.remembered else ""
    return f"{called} {_LOOPS.get(went.way, stock)}{again}."
