"""The report as Gradescope's results.json."""

from __future__ import annotations

import json
from typing import Any

from ..records import CheckResult, Report, Status
from . import account, words
from .clean import visible
from .spelling import printable_json

_VISIBILITY = {"student": "visible", "instructor": "hidden"}
_DECIDED = {Status.PASSED: "passed", Status.PARTIAL: "failed", Status.FAILED: "failed"}
_DECIDED |= {Status.SKIPPED: "failed", Status.NOT_ATTEMPTED: "failed"}


def render(report: Report) -> str:
    """
    Return *report* as results.json.

    Gradescope knows no points that wait: they are left out of the score for now, and said so. A
    report that was not graded has neither score nor tests, which Gradescope shows as a failed
    autograder and not as zero points.
    """
    return printable_json(json.dumps(document(report), indent=2, allow_nan=False)) + "\n"


def document(report: Report) -> dict[str, Any]:
    """Return *report* as plain data."""
    common: dict[str, Any] = {
        "output": visible("\n".join(_summary(report))),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "execution_time": round(report.evidence.run.seconds),
        "extra_data": {"manifest": report.manifest, "pending": report.score.pending},
    }
    if report.score.earned is None:
        return common
    tests = [_test(str(number), check) for number, check in enumerate(report.checks, start=1)]
    return {"score": report.score.earned, **common, "tests": tests}


def _summary(report: Report) -> list[str]:
    lines = [words.score(report)]
    if report.reason is not None:
        return [*lines, report.reason]
    lines += [line for line in (words.withheld(report), words.outcome(report.evidence)) if line]
    return lines + account.remarks(report)


def _test(number: str, check: CheckResult) -> dict[str, Any]:
    waits = check.status not in _DECIDED
    test = {
        "number": number,
        "name": visible(check.title),
        "score": 0.0 if waits or check.earned is None else check.earned,
        "max_score": check.points,
        "output": visible("\n".join(_output(check))),
        "tags": [check.id, check.status.value],
        "visibility": _VISIBILITY[check.visibility],
    }
    return test if waits else {**test, "status": _DECIDED[check.status]}


def _output(check: CheckResult) -> list[str]:
    lines = [f"{words.STATUS[check.status]}. {check.message}"]
    if check.status not in _DECIDED:
        lines.append(f"{words.points(check.points)} not counted yet: they wait for a person.")
    return lines + [f"{label.capitalize()}: {text}" for label, text in words.beside(check)]
