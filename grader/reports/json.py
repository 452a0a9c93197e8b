"""The report for programs: strict JSON, `format` 1. It is only ever added to."""

from __future__ import annotations

import json
from typing import Any

from ..facts import CellRun, Environment, Evidence
from ..records import CheckResult, Report
from .calls import calls
from .spelling import printable_json

FORMAT = 1


def render(report: Report) -> str:
    """Return *report* as JSON. Times, memory and host facts stand only under run, isolation, environment."""
    text = json.dumps(document(report), indent=2, ensure_ascii=False, allow_nan=False)
    return f"{printable_json(text)}\n"


def document(report: Report) -> dict[str, Any]:
    """Return *report* as plain data."""
    evidence = report.evidence
    return {
        "format": FORMAT,
        "outcome": report.outcome,
        "assignment": {
            "id": report.assignment_id,
            "title": report.assignment_title,
            "manifest": report.manifest,
        },
        "submission": {
            "name": evidence.submission.name,
            "kind": evidence.submission.kind,
            "sha256": evidence.submission.sha256,
        },
        "score": _score(report),
        "checks": [_check(check) for check in report.checks],
        "run": _run(evidence),
        "isolation": {
            "level": evidence.isolation.level,
            "self_test": evidence.isolation.self_test,
            "notes": list(evidence.isolation.notes),
        },
        "environment": _environment(evidence.environment),
    }


def _score(report: Report) -> dict[str, Any]:
    score = {
        "earned": report.score.earned,
        "possible": report.score.possible,
        "pending": report.score.pending,
    }
    # Present only where something is withheld: then the listed checks do not add up to `possible`.
    return {**score, "withheld_checks": report.withheld} if report.withheld else score


def _check(check: CheckResult) -> dict[str, Any]:
    where = check.where
    return {
        "id": check.id,
        "title": check.title,
        "status": check.status.value,
        "earned": check.earned,
        "points": check.points,
        "rests_on": check.rests_on,
        "message": check.message,
        "expected": check.expected,
        "found": check.found,
        "hint": check.hint,
        "cell": check.cell,
        "where": None if where is None else {"path": where.path, "line": where.line},
        "override": check.override,
    }


def _run(evidence: Evidence) -> dict[str, Any]:
    run = evidence.run
    return {
        "outcome": run.outcome,
        "seconds": run.seconds,
        "peak_memory_mb": run.peak_memory_mb,
        "cells": [_cell(cell) for cell in run.cells],
        "accelerated": run.accelerated,
        "calls": [call._asdict() for call in calls(evidence)],
        "problems": list(run.problems),
    }


def _cell(cell: CellRun) -> dict[str, Any]:
    error = cell.error
    return {
        "cell": cell.cell,
        "outcome": cell.outcome,
        "seconds": cell.seconds,
        "error": None if error is None else f"{error.name}: {error.message}",
    }


def _environment(environment: Environment) -> dict[str, Any]:
    usual = dict.fromkeys(("tensorflow", "keras", "numpy"))
    return {
        **usual,
        **environment.packages,
        "python": environment.python,
        "platform": environment.platform,
    }
