"""What a person decided: points for some checks of some students, in a table beside the reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from ...errors import UsageError
from ...grading import score
from ...records import CheckResult, Report, RubricLine, Status
from ...reports import words
from ..records import Standing
from .decision import Decision, Mistake, decision_of
from .roster import Roster
from .sheets import Row, WrongSheet, rows, text_of

COLUMNS = ("student", "check", "points", "reason")
MOST_TOLD = 10  #: Mistakes in the table that are told at once.

Decided = Mapping[str, Decision]  #: Check -> what a person gave for it.
Overrides = Mapping[str, Decided]  #: Student -> what a person decided there.


def read_overrides(path: Path, students: Collection[str], rubric: Sequence[RubricLine]) -> Overrides:
    """Return what *path* says; nothing where there is no such file. Raises UsageError with every mistake."""
    try:
        listed = list(rows(text_of(path.read_bytes()), COLUMNS))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read: {error.strerror or error}") from None
    except WrongSheet as error:
        raise UsageError(f"{path.name}:{error.line}: {error}") from None
    found, mistakes = _decisions(listed, students, rubric)
    if mistakes:
        told = [f"{path.name}:{line}: {mistake}" for line, mistake in mistakes[:MOST_TOLD]]
        more = [f"… and {len(mistakes) - MOST_TOLD} more"] if len(mistakes) > MOST_TOLD else []
        raise UsageError("\n".join([*told, *more]))
    return found


def apply(report: Report, decided: Decided) -> Report:
    """
    Return *report*, which must be whole, with the points that a person gave; they wait no longer.

    What was not graded stays that: a few points would look like a grade. `without_effect` says so.
    """
    if report.outcome != "graded" or not decided:
        return report
    checks = tuple(_as_decided(check, decided.get(check.id)) for check in report.checks)
    return replace(report, checks=checks, score=score(checks))


def without_effect(standing: Standing, decided: Decided) -> list[str]:
    """Return a sentence for what a person decided that changes nothing for a student."""
    known = {check.id for check in standing.checks}
    idle = [check for check in decided if standing.outcome != "graded" or check not in known]
    if not idle:
        return []
    why = "it was not graded" if standing.outcome != "graded" else "they are not part of what was handed in"
    given = f"the points that a person gave for {', '.join(idle)}"
    return [f"{standing.student}: {given} change nothing, because {why}."]


def _decisions(
    listed: Iterable[Row], students: Iterable[str], rubric: Sequence[RubricLine]
) -> tuple[Overrides, list[tuple[int, str]]]:
    """Return what the rows decide, and what is wrong with some of them, by line."""
    worth = {line.check: line.points for line in rubric}
    people, checks = Roster(students), Roster(worth)
    found: dict[str, dict[str, Decision]] = {}
    mistakes: list[tuple[int, str]] = []
    for row in listed:
        try:
            decision = decision_of(row, people, checks, worth)
        except Mistake as mistake:
            mistakes.append((row.line, str(mistake)))
            continue
        theirs = found.setdefault(decision.student, {})
        if decision.check in theirs:
            mistakes.append((row.line, f"{decision.check} of {decision.student!r} was decided further up"))
        theirs[decision.check] = decision
    return found, mistakes


def _as_decided(check: CheckResult, decision: Decision | None) -> CheckResult:
    if decision is None:
        return check
    full = decision.points >= check.points
    given = f"{words.number(decision.points)} of {words.points(check.points)}"
    return replace(
        check,
        status=Status.PASSED if full else Status.PARTIAL if decision.points else Status.FAILED,
        earned=decision.points,
        rests_on=None,
        message=f"A person gave {given}: {decision.reason}",
        # With full points there is nothing to expect any more, and nothing to do next.
        expected=None if full else check.expected,
        hint=None if full else check.hint,
        override=decision.reason,
    )
