"""The report as one self-contained page: no script, nothing from elsewhere, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from ..records import Report
from ..shipped import shipped
from . import account, words
from .clean import encodable, shortened, visible
from .curves import HEIGHT, WIDTH
from .figures import MOST, shown_figures
from .measurements import measurements
from .spelling import printable_markup
from .training import trainings

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 4000  #: Characters of one text of a submission.


def render(report: Report) -> str:
    """Return *report* as an HTML page."""
    from markupsafe import Markup

    style = (shipped("templates") / "style.css").read_text(encoding="utf-8")
    page = _environment().get_template("report.html")
    # The style sheet is ours and must reach the page as it was hashed.
    return page.render(style=Markup(style), style_hash=_hash(style), **_contents(report))  # noqa: S704


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "points": words.points,
        "number": words.number,
        "lost": account.lost,
        "spans": words.spans,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Make every text that a template prints safe to look at, and escape it; markup of ours stays."""
    from markupsafe import Markup, escape

    if type(value) is not str:
        return value
    escaped = escape(encodable(visible(shortened(value, LONGEST))))
    return Markup(printable_markup(str(escaped)))  # noqa: S704


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _contents(report: Report) -> dict[str, Any]:
    """Return what the template places; it computes nothing itself."""
    evidence = report.evidence
    figures = shown_figures(evidence)
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
        "places": [words.place(check, evidence) for check in report.checks],
        "numbers": {check.id: number for number, check in enumerate(report.checks, start=1)},
        "remarks": account.remarks(report),
        "errors": [cell for cell in evidence.run.cells if cell.error is not None],
        "advice": account.run_advice(report),
        "model": account.graded_model(evidence),
        "measurements": measurements(evidence.measured),
        "trainings": trainings(evidence),
        "figures": figures[:MOST],
        "more_figures": max(0, len(figures) - MOST),
        "differences": account.version_differences(report),
        "words": words,
        "curve": {"width": WIDTH, "height": HEIGHT},
    }


def _bar(report: Report) -> dict[str, float]:
    """Return how many of 1000 units of the bar are earned and how many wait."""
    possible = report.score.possible
    if report.score.earned is None or possible <= 0:
        return {"earned": 0.0, "waiting": 0.0}
    earned, pending = report.score.earned / possible, report.score.pending / possible
    return {"earned": round(1000 * earned, 1), "waiting": round(1000 * pending, 1)}
