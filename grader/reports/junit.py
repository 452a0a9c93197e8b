"""The report as JUnit XML, which most build systems read."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..records import CheckResult, Report, Status
from . import words
from .clean import visible
from .spelling import printable_markup

_OUTCOMES = {
    Status.PARTIAL: "failure",
    Status.FAILED: "failure",
    Status.ERROR: "error",
    Status.SKIPPED: "skipped",
    Status.NOT_ATTEMPTED: "skipped",
    Status.PENDING: "skipped",
}  #: JUnit knows no half points: what lacks some is a failure that says so.


def render(report: Report) -> str:
    """Return *report* as JUnit XML; one that was not graded is a single test with an error."""
    name = f"{report.assignment_id} {report.evidence.submission.name}"
    suites = Element("testsuites", name=visible(name))
    suite = SubElement(suites, "testsuite", name=visible(name))
    if report.reason is not None:
        _not_graded(suite, report.reason)
    else:
        for check in report.checks:
            _case(suite, check, report)
    _count(suites, suite)
    suite.set("time", f"{report.evidence.run.seconds:.3f}")
    indent(suites)
    body = printable_markup(tostring(suites, encoding="unicode"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _case(suite: Element, check: CheckResult, report: Report) -> None:
    case = SubElement(suite, "testcase", classname=visible(report.assignment_id), name=visible(check.title))
    if check.where is not None:
        case.set("file", visible(check.where.path))
        case.set("line", str(check.where.line))
    if check.status in _OUTCOMES:
        attributes = {"type": check.status.value, "message": visible(f"{_price(check)} {check.message}")}
        SubElement(case, _OUTCOMES[check.status], attributes).text = visible(_body(check))


def _price(check: CheckResult) -> str:
    if check.earned is None or check.status.waits:
        return f"({words.points(check.points)} waiting)"
    return f"({words.number(check.earned)} of {words.points(check.points)})"


def _body(check: CheckResult) -> str:
    return "\n".join(f"{label}: {text}" for label, text in words.beside(check))


def _not_graded(suite: Element, reason: str) -> None:
    case = SubElement(suite, "testcase", classname="grader", name="the submission can be graded")
    SubElement(case, "error", type="not-graded", message=visible(reason))


def _count(suites: Element, suite: Element) -> None:
    totals = {"tests": len(suite), "failures": len(suite.findall("*/failure"))}
    totals |= {"errors": len(suite.findall("*/error")), "skipped": len(suite.findall("*/skipped"))}
    for element in (suites, suite):
        for key, total in totals.items():
            element.set(key, str(total))
