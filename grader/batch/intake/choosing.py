"""Which of several files is the work: told by what they hold, and said in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...reading.filenames import shown, some
from .candidates import Candidate, order_of

#: What comes first, and the words for why; the first of these in which two differ decides.
_WHY = (
    "it can be read, which the others cannot",
    "{kind} come first",
    "it is no automatic copy",
    "no other file imports or runs it",
    "it is the one that speaks of TensorFlow or Keras",
    "it holds the most {amount}",
    "they hold equally much, and its name comes first",
)
_KINDS = {"notebook": "notebooks", "module": "modules", "response": "responses"}


def choose(several: Sequence[Candidate]) -> Candidate:
    """Return the one that is graded."""
    return min(several, key=_rank)


def said(several: Sequence[Candidate], lost: Sequence[str]) -> str:
    """Return which one is graded, why, and what else there was; "" where there was nothing else."""
    first, *others = sorted(several, key=_rank)
    named = [_label(each, several) for each in (first, *others)]
    unread = some(list(lost))
    if others:
        also = f"; not readable: {unread}" if lost else ""
        return (
            f"Of {len(several)} files, {shown(named[0])} was graded: {_why(first, others[0])}."
            f" Also there: {some(named[1:])}{also}."
        )
    return f"{shown(named[0])} was graded. Also there, but not readable: {unread}." if lost else ""


def _rank(each: Candidate) -> tuple[Any, ...]:
    name = each.found.name
    return (
        bool(each.trouble),
        order_of(each.found.kind),
        each.copied,
        each.needed,
        not each.framework,
        -each.amount,
        (name.count("/"), name.casefold(), name, each.found.place),
    )


def _why(first: Candidate, second: Candidate) -> str:
    differing = (why for why, one, two in zip(_WHY, _rank(first), _rank(second), strict=True) if one != two)
    amount = "words" if first.found.kind == "response" else "code"
    return next(differing, _WHY[-1]).format(kind=_KINDS[first.found.kind], amount=amount)


def _label(each: Candidate, several: Sequence[Candidate]) -> str:
    """The name of a file, and where it lies if a student has several places."""
    places = {other.found.place for other in several}
    return f"{each.found.place.label if len(places) > 1 else ''}{each.found.name}"
