"""The report as one page: what the template places, computed from the report."""

from __future__ import annotations

import re
from typing import Any

from ..records import LANGUAGE, Report
from . import account, calls, notebook, words
from .answers import SLOT, TALL
from .conditions import conditions
from .confusion import confusion
from .curves import HEIGHT, REFERENCE, WIDTH
from .figures import MOST, shown_figures
from .layers import MOST as LAYERS
from .layers import network, shape
from .measurements import measurements
from .mistakes import mistakes
from .page import page
from .training import trainings


def render(report: Report) -> str:
    """Return *report* as an HTML page."""
    return page("report.html", **_contents(report))


def _contents(report: Report) -> dict[str, Any]:
    """Return what the template places; it computes nothing itself."""
    evidence = report.evidence
    figures = shown_figures(evidence, report.reference)
    model = account.graded_model(evidence)
    cells = notebook.cells(report)
    return {
        "report": report,
        "evidence": evidence,
        "score": words.score(report),
        "bar": _bar(report),
        "withheld": words.withheld(report),
        "outcome": words.outcome(evidence),
        "missing": account.to_full_marks(report),
        "waiting": account.waiting(report),
        "counts": account.counts(report),
        "grounds": account.grounds(report),
        "given": account.given(report),
        "places": [words.place(check, evidence) for check in report.checks],
        "numbers": {check.id: number for number, check in enumerate(report.checks, start=1)},
        "remarks": account.remarks(report),
        "calls": calls.sentences(report.evidence),
        "errors": [cell for cell in evidence.run.cells if cell.error is not None],
        "advice": account.run_advice(report),
        "model": model,
        "network": network(evidence, model, report.reference),
        "confusion": confusion(evidence.measured.accuracy if evidence.measured else None),
        "mistakes": mistakes(evidence.measured, report.reference),
        "cells": cells,
        "listed": {cell.number for cell in cells},
        "conditions": list(conditions(report)),
        "measurements": measurements(evidence.measured),
        "trainings": trainings(evidence, report.reference),
        "figures": figures[:MOST],
        "more_figures": max(0, len(figures) - MOST),
        "differences": account.version_differences(report),
        "words": words,
        "curve": {"width": WIDTH, "height": HEIGHT},
        "slot": {"width": SLOT, "height": TALL},
        "shape": shape,
        "layers_shown": LAYERS,
        "lang": _lang(report.language),
        "reference_label": REFERENCE,
    }


def _lang(language: str) -> Any:
    """Return the attribute that says in which language the assignment's words are; none in the page's."""
    from markupsafe import Markup

    known = language != "en" and re.fullmatch(LANGUAGE, language)
    return Markup(' lang="{}"').format(language) if known else Markup("")


def _bar(report: Report) -> dict[str, float]:
    """Return how many of 1000 units of the bar are earned and how many wait."""
    possible = report.score.possible
    if report.score.earned is None or possible <= 0:
        return {"earned": 0.0, "waiting": 0.0}
    earned, pending = report.score.earned / possible, report.score.pending / possible
    return {"earned": round(1000 * earned, 1), "waiting": round(1000 * pending, 1)}
