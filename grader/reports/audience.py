"""Reports made ready for whom and where they are read; the grade stays the same."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ..records import CheckResult, Report


def for_audience(report: Report, audience: Literal["student", "instructor"]) -> Report:
    """
    Return *report* as *audience* may see it.

    Checks that only instructors see are taken out for students and counted in `withheld`. Their
    points stay in the score: a grade must not depend on who reads it.
    """
    if audience == "instructor":
        return report
    shown = tuple(check for check in report.checks if check.visibility == "student")
    return replace(report, checks=shown, withheld=report.withheld + len(report.checks) - len(shown))


def located_at(report: Report, path: str) -> Report:
    """Return *report* with every place in the file given as *path*, say from the root of a repository."""
    return replace(report, path=path, checks=tuple(_moved(check, path) for check in report.checks))


def _moved(check: CheckResult, path: str) -> CheckResult:
    return check if check.where is None else replace(check, where=replace(check.where, path=path))
