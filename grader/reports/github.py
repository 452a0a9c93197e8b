"""
The report for GitHub Actions: annotations for standard output, a summary for the job's page.

A step may show 10 errors and 10 warnings; the most points come first, the rest is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..records import CheckResult, Report, Status
from . import account, words
from .clean import encodable, one_line, shortened, visible

CAP = 10  #: Annotations of one level that a step may show.
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
    lines = [*_annotations("error", errors), *_annotations("warning", warnings), notice]
    return "".join(f"{line}\n" for line in lines)


def _annotations(level: str, checks: list[CheckResult]) -> list[str]:
    kept = checks if len(checks) <= CAP else checks[: CAP - 1]
    lines = [_annotation(level, check) for check in kept]
    if len(kept) < len(checks):
        rest = sum(account.lost(check) for check in checks[len(kept) :])
        text = f"{len(checks) - len(kept)} more checks, {words.points(rest)}: see the job's summary."
        lines.append(_command(level, {"title": "More in the summary"}, text))
    return lines


def _annotation(level: str, check: CheckResult) -> str:
    lines = [check.message, *(f"{label.capitalize()}: {text}" for label, text in words.beside(check))]
    properties = {"title": f"{check.title} ({words.points(account.lost(check))})"}
    if check.where is not None:
        properties = {"file": check.where.path, "line": str(check.where.line), **properties}
    return _command(level, properties, shortened("\n".join(lines), 3000))


def _command(level: str, properties: Mapping[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what the platform reads as the end of a command; percent first, it marks the others."""
    return encodable(visible(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """Return *report* as Markdown for $GITHUB_STEP_SUMMARY, below the size that the platform takes."""
    name = f"{report.assignment_title} · {report.evidence.submission.name}"
    head = [f"## {_text(name, 200)}", "", f"**{words.score(report)}**", ""]
    if report.reason is not None:
        return "\n".join([*head, _text(report.reason, 2000), ""])
    for sentence in (words.outcome(report.evidence), words.withheld(report)):
        head += [sentence, ""] if sentence else []
    head += ["| | Check | Points | What was found |", "| --- | --- | ---: | --- |"]
    rows = [_row(check) for check in report.checks]
    return "\n".join([*head, *_that_fit(rows, LARGEST_SUMMARY - _size(head)), ""])


def _row(check: CheckResult) -> str:
    waits = check.earned is None or check.status.waits
    earned = "waits" if waits else words.number(check.earned or 0.0)
    mark = f"{_MARKS[check.status]} {words.STATUS[check.status]}"
    found = _text(" ".join(filter(None, [check.message, check.hint])), 500)
    return f"| {mark} | {_text(check.title, 200)} | {earned} of {words.number(check.points)} | {found} |"


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
