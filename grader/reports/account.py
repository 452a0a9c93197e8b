"""Sums over a report that several formats show."""

from __future__ import annotations

from msgspec.structs import replace

from ..facts import Evidence, Model
from ..records import CheckResult, Report, RestsOn, Status


def lost(check: CheckResult) -> float:
    """Return the points that *check* decided against; what waits is not lost."""
    if check.earned is None or check.status.waits:
        return 0.0
    return check.points - check.earned


def to_full_marks(report: Report) -> list[CheckResult]:
    """
    Return the checks that stand between this submission and full marks.

    Most points first, but what was skipped last: it waits for another one to be mended. A hint that several
    of them share is given once, with the first of them.
    """
    open_checks = [check for check in report.checks if lost(check) > 0]
    ordered = sorted(open_checks, key=lambda check: (check.status is Status.SKIPPED, -lost(check)))
    return [_without(check, {other.hint for other in ordered[:n]}) for n, check in enumerate(ordered)]


def _without(check: CheckResult, hints: set[str | None]) -> CheckResult:
    return replace(check, hint=None) if check.hint in hints else check


def run_advice(report: Report) -> dict[int, str]:
    """Return cell -> what to know about its error, each thing once, and nothing that a check says already."""
    told = {check.hint for check in report.checks}
    first = {advice: cell for cell, advice in reversed(tuple(report.advice.items())) if advice not in told}
    return {cell: advice for advice, cell in first.items()}


def waiting(report: Report) -> list[CheckResult]:
    """Return the checks whose points wait: for a person, or for us to mend a mistake of ours."""
    return [check for check in report.checks if check.status.waits]


def grounds(report: Report) -> dict[RestsOn, float]:
    """Return the points that were earned by measurement, by observation, and by words."""
    sums: dict[RestsOn, float] = {"measured": 0.0, "observed": 0.0, "stated": 0.0}
    for check in report.checks:
        if check.rests_on and check.earned and not check.status.waits:
            sums[check.rests_on] += check.earned
    return sums


def given(report: Report) -> float:
    """Return the points that a person gave; they rest on that person's judgement and on nothing else."""
    return sum(check.earned or 0.0 for check in report.checks if check.override is not None)


def decided(report: Report) -> list[CheckResult]:
    """Return the checks that a person decided."""
    return [check for check in report.checks if check.override is not None]


def counts(report: Report) -> dict[Status, int]:
    """Return how many checks ended in each status, in the order of Status, none left out at zero."""
    statuses = [check.status for check in report.checks]
    return {status: statuses.count(status) for status in Status if status in statuses}


def version_differences(report: Report) -> list[tuple[str, str, str]]:
    """Return (package, version here, version of the reference) where both are known and differ."""
    here = report.evidence.environment.packages
    return [
        (name, here[name], wanted)
        for name, wanted in report.reference_packages.items()
        if here.get(name, wanted) != wanted
    ]


def graded_model(evidence: Evidence) -> Model | None:
    """Return the model that the verifier was asked about; None where there was none."""
    wanted = evidence.measured.model if evidence.measured else None
    return next((model for model in evidence.claims.models if model.id == wanted), None)


def remarks(report: Report) -> list[str]:
    """Return what a person should know about the run, each thing once, the reason and errors not repeated."""
    run = report.evidence.run
    told = {report.reason, *(cell.error.message for cell in run.cells if cell.error is not None)}
    return [problem for problem in dict.fromkeys(run.problems) if problem not in told]
