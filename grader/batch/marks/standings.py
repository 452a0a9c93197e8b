"""Where each student stands, read off a report."""

from __future__ import annotations

from collections.abc import Iterable

from ...grading import percent
from ...records import CheckResult, Report, Score
from ..records import CheckMark, Standing


def standing_of(
    report: Report,
    student: str,
    *,
    file: str = "",
    choice: str = "",
    page: str = "",
) -> Standing:
    """
    Return where *student* stands by *report*, which must be whole: as for an instructor.

    *file* is the name as handed in; without it, the one that the report knows.
    """
    run = report.evidence.run
    return Standing(
        student=student,
        file=file or report.evidence.submission.name,
        outcome=report.outcome,
        reason=report.reason or "",
        ours=report.outcome == "not graded" and run.outcome != "refused",
        run=run.outcome,
        earned=report.score.earned,
        possible=report.score.possible,
        pending=report.score.pending,
        checks=tuple(_mark(check) for check in report.checks),
        seconds=run.seconds,
        choice=choice,
        page=page,
    )


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """Return *standings* by student, capitals beside small letters; the same order on every machine."""
    return sorted(standings, key=lambda one: (one.student.casefold(), one.student, one.file))


def percent_of(one: Standing) -> float | None:
    """Return the share of the decided points that was earned, 0 to 100; None where none was decided."""
    if one.outcome != "graded" or one.possible <= one.pending:
        return None
    return percent(Score(one.earned, one.possible, one.pending))


def _mark(check: CheckResult) -> CheckMark:
    return CheckMark(
        id=check.id,
        title=check.title,
        status=check.status.value,
        earned=check.earned,
        points=check.points,
        rests_on=check.rests_on,
        overridden=check.override is not None,
    )
