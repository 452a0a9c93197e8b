"""The gradebook: a row a student, and a row a student and check. The same class gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Status
from ..marks.standings import in_order, percent_of
from ..records import CheckMark, Standing
from .cells import Cell, table

GRADES = ("student", "file", "outcome", "earned", "possible", "pending", "percent", "run", "reason", "report")
CHECKS = ("student", "check", "title", "status", "earned", "points", "rests_on", "overridden")


def grades_csv(standings: Sequence[Standing]) -> str:
    """Return a row a student; what is not known because nothing was graded stays empty."""
    return table(GRADES, [_grade(one) for one in in_order(standings)])


def checks_csv(standings: Sequence[Standing]) -> str:
    """Return a row a student and check; `earned` stays empty where the points wait."""
    return table(CHECKS, [_mark(one, mark) for one in in_order(standings) for mark in one.checks])


def _grade(one: Standing) -> Sequence[Cell]:
    share = percent_of(one)
    return (
        one.student,
        one.file,
        one.outcome,
        one.earned if one.outcome == "graded" else None,
        one.possible if one.outcome == "graded" else None,
        one.pending if one.outcome == "graded" else None,
        None if share is None else round(share, 2),
        one.run,
        one.reason or one.note,
        one.page,
    )


def _mark(one: Standing, mark: CheckMark) -> Sequence[Cell]:
    decided = one.outcome == "graded" and not Status(mark.status).waits
    return (
        one.student,
        mark.id,
        mark.title,
        mark.status if one.outcome == "graded" else one.outcome,
        mark.earned if decided else None,
        mark.points,
        mark.rests_on or "",
        "yes" if mark.overridden else "",
    )
