"""What was made of evidence when it was recorded, so that judging it again can say what changed."""

from __future__ import annotations

import msgspec

from .facts import Evidence, Judged, Mark
from .records import CheckResult, Report


def with_marks(report: Report) -> Evidence:
    """Return the report's evidence together with the marks it got. Checks never read them."""
    marks = {check.id: _mark(check) for check in report.checks}
    return msgspec.structs.replace(report.evidence, judged=Judged(report.manifest, marks))


def changes(evidence: Evidence, report: Report) -> list[str]:
    """Return a line for every check whose mark is not what it was, or one that says nothing changed."""
    if evidence.judged is None:
        return ["No earlier marks are recorded in this evidence, so there is nothing to compare with."]
    before, now = evidence.judged.marks, {check.id: _mark(check) for check in report.checks}
    lines = [
        _change(name, before.get(name), now.get(name))
        for name in [*now, *(name for name in before if name not in now)]
        if before.get(name) != now.get(name)
    ]
    return lines or ["Nothing changed: every check gives the mark it gave before."]


def _mark(check: CheckResult) -> Mark:
    return Mark(check.status.value, check.earned, check.points)


def _change(name: str, before: Mark | None, now: Mark | None) -> str:
    return f"changed: {name}: {_words(before)} -> {_words(now)}"


def _words(mark: Mark | None) -> str:
    if mark is None:
        return "not in the rubric"
    earned = "-" if mark.earned is None else f"{mark.earned:g}"
    return f"{mark.status} {earned}/{mark.points:g}"
