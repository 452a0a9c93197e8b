"""One line of the table of overrides: what a person gave for one check of one student, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ...reports.clean import shortened
from ..telling.cells import unguarded
from .roster import Roster
from .sheets import Row

LONGEST = 80  #: Characters of a wrong cell that are repeated.

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)


class Decision(NamedTuple):
    """What a person gave for one check of one student, and why."""

    student: str
    check: str
    points: float
    reason: str


class Mistake(Exception):
    """What is wrong with a row, as a sentence."""


def decision_of(row: Row, students: Roster, checks: Roster, worth: Mapping[str, float]) -> Decision:
    """Return what *row* decides; *worth* is check -> points. Raises Mistake."""
    if row.surplus:
        raise Mistake("there are more cells than columns; a cell that holds the separator needs quotes")
    student = _known("student", row, students)
    check = _known("check", row, checks)
    return Decision(student, check, _points(row, worth[check]), _reason(row))


def _known(what: str, row: Row, names: Roster) -> str:
    said = row.cells[what]
    name = names.find(said)
    if not said:
        raise Mistake(f"the {what} is missing")
    if name is None:
        raise Mistake(f"there is no {what} {shortened(said, LONGEST)!r}{names.instead_of(said)}")
    return name


def _points(row: Row, worth: float) -> float:
    said = shortened(row.cells["points"], LONGEST)
    plain = said.removeprefix("'").replace("\N{MINUS SIGN}", "-")
    if not said:
        raise Mistake("the points are missing")
    if not _NUMBER.fullmatch(plain):
        raise Mistake(f"the points must be a number, not {said!r}")
    points = float(plain.replace(",", "."))
    if not 0 <= points <= worth:
        raise Mistake(f"{row.cells['check']} is worth {worth:g}, so give 0 to {worth:g} points, not {said}")
    return points


def _reason(row: Row) -> str:
    reason = unguarded(row.cells["reason"]).strip()
    if not reason:
        raise Mistake("the reason is missing; the student reads it")
    return reason
