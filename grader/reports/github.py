"""
The report for GitHub Actions: annotations for standard output, a summary for the job's page.

A step may show 10 errors and 10 warnings; the most points come first, the rest is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..facts import CellError
from ..records import CheckResult, Report, Status
from . import account, words
from .clean import encodable, one_line, shortened, uncommanding, visible

CAP = 10  #: Annotations of one level that a step may show.
LISTED = 50  #: Errors of cells in a summary.
LARGEST_SUMMARY = 1_000_000  #: Bytes; the platform drops a summary of more than 1024 KiB.

_WARNINGS = {Status.PARTIAL, Status.NOT_ATTEMPTED}
_MARKS = {
    Status.PASSED: "✅",
    Status.PARTIAL: "🟡",
    Status.FAILED: "❌",
    Status.SKIPPED: "⏭️",
    Status.NOT_ATTEMPTED: "⚪",
    Status.PENDING: "⏳",
    Status.ERROR: "🛠️",
}


def render(report: Report) -> str:
    """Return *report* as workflow commands, one a line; words of a submission never start one."""
    if report.reason is not None:
        return _command("error", {"title": "Not graded"}, report.reason) + "\n"
    open_checks = account.to_full_marks(report)
    errors = [check for check in open_checks if check.status is Status.FAILED]
    warnings = [check for check in open_checks if check.status in _WARNINGS]
    notice = _command("notice", {"title": report.assignment_title}, words.score(report))
    raised = [_raised(report, cell, error) for cell, error in _cell_errors(report)]
    lines = [
        *_capped("error", [_annotation("error", check) for check in errors]),
        *_capped("warning", [*(_annotation("warning", check) for check in warnings), *raised]),
        notice,
    ]
    return "".join(f"{line}\n" for line in lines)


class _Annotation(NamedTuple):
    """One command, and the points it is about."""

    line: str
    lost: float = 0.0


def _capped(level: str, annotations: Sequence[_Annotation]) -> list[str]:
    kept = annotations if len(annotations) <= CAP else annotations[: CAP - 1]
    lines = [each.line for each in kept]
    if len(kept) < len(annotations):
        lost = sum(each.lost for each in annotations[len(kept) :])
        worth = f", {words.points(lost)}" if lost else ""
        text = f"{len(annotations) - len(kept)} more{worth}: see the job's summary."
        lines.append(_command(level, {"title": "More in the summary"}, text))
    return lines


def _annotation(level: str, check: CheckResult) -> _Annotation:
    lines = [check.message, *(f"{label.capitalize()}: {text}" for label, text in words.beside(check))]
    properties = {"title": f"{check.title} ({words.points(account.lost(check))})"}
    if check.where is not None:
        properties = {"file": check.where.path, "line": str(check.where.line), **properties}
    return _Annotation(_command(level, properties, shortened("\n".join(lines), 3000)), account.lost(check))


def _cell_errors(report: Report) -> list[tuple[int, CellError]]:
    return [(cell.cell, cell.error) for cell in report.evidence.run.cells if cell.error is not None]


def _raised(report: Report, cell: int, error: CellError) -> _Annotation:
    """Annotate the line of the raw file that raised: the cell's first where all stand on one."""
    submission = report.evidence.submission
    properties = {"title": error.name}
    first = submission.lines.get(cell)
    if first is not None:
        inside = 0 if cell in submission.joined else (error.line or 1) - 1
        properties = {"file": report.path or submission.name, "line": str(first + inside), **properties}
    said = words.error(report.evidence, cell, error)
    return _Annotation(_command("warning", properties, shortened(said, 3000)))


def _command(level: str, properties: Mapping[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what the platform reads as the end of a command; percent first, it marks the others."""
    return (
        uncommanding(encodable(visible(text))).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    )


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """Return *report* as Markdown for $GITHUB_STEP_SUMMARY, below the size that the platform takes."""
    name = f"{report.assignment_title} · {report.evidence.submission.name}"
    head = [f"## {_text(name, 200)}", "", f"**{words.score(report)}**", ""]
    if report.reason is not None:
        return "\n".join([*head, _text(report.reason, 2000), ""])
    head += _about_the_run(report)
    head += ["| | Check | Points | What was found |", "| --- | --- | ---: | --- |"]
    rows = [_row(check) for check in report.checks]
    return "\n".join([*head, *_that_fit(rows, LARGEST_SUMMARY - _size(head)), ""])


def _about_the_run(report: Report) -> list[str]:
    sentences = (words.outcome(report.evidence), words.withheld(report))
    lines = [line for sentence in sentences if sentence for line in (sentence, "")]
    errors = [words.error(report.evidence, cell, error) for cell, error in _cell_errors(report)[:LISTED]]
    return [*lines, *(f"- {_text(error, 500)}" for error in errors), *([""] if errors else [])]


def _row(check: CheckResult) -> str:
    worth = words.number(check.points)
    waits = check.earned is None or check.status.waits
    earned = f"{worth} waiting" if waits else f"{words.number(check.earned or 0.0)} of {worth}"
    mark = f"{_MARKS[check.status]} {words.STATUS[check.status]}"
    found = _text(" ".join(filter(None, [check.message, check.hint])), 500)
    return f"| {mark} | {_text(check.title, 200)} | {earned} | {found} |"


def _that_fit(rows: list[str], room: int) -> list[str]:
    kept: list[str] = []
    for row in rows:
        room -= _size([row])
        if room < 0:
            return [*kept, f"| | {len(rows) - len(kept)} more checks: see the report | | |"]
        kept.append(row)
    return kept


def _size(lines: list[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines) + 100


def _text(text: str, limit: int) -> str:
    """Return *text* so that Markdown and HTML take every character of it for a character."""
    plain = shortened(one_line(encodable(visible(text))), limit)
    entities = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[!\"#$%'()*+,\-./:=?@\[\\\]^_`{|}~]", r"\\\g<0>", entities)
