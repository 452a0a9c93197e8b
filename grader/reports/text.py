"""The report for a terminal or a plain file: a verdict table, then what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..records import CheckResult, Report, Status
from . import account, words
from .clean import encodable, named, printable, shortened

WIDTH = 96
LONGEST = 1200  #: Characters of one message.

_MARKS = {
    Status.PASSED: ("✓", "+", "green"),
    Status.PARTIAL: ("◐", "~", "yellow"),
    Status.FAILED: ("✗", "x", "red"),
    Status.SKIPPED: ("↷", ">", "dim"),
    Status.NOT_ATTEMPTED: ("○", "o", "dim"),
    Status.PENDING: ("…", "?", "blue"),
    Status.ERROR: ("!", "!", "magenta"),
}  #: Status -> shape, shape where only ASCII can be shown, colour.


def render(report: Report) -> str:
    """Return *report* as plain text without colours, at most 96 columns wide."""
    page = StringIO()
    console = Console(file=page, width=WIDTH, color_system=None, highlight=False, legacy_windows=False)
    console.print(verdict(report), Text(), details(report))
    lines = page.getvalue().rstrip().splitlines()
    return encodable("".join(f"{line.rstrip()}\n" for line in lines))


def verdict(report: Report, ascii_only: bool = False) -> RenderableType:
    """Return the short verdict for a terminal: the score, then one line a check."""
    name = report.evidence.submission.name
    heading = Text.assemble(_clean(report.assignment_title, "bold"), " · ", named(shortened(name, LONGEST)))
    parts: list[RenderableType] = [heading, Text(words.score(report), style="bold")]
    if report.reason:
        return Group(*parts, _clean(report.reason))
    parts += [Text(line) for line in (words.outcome(report.evidence), words.withheld(report)) if line]
    return Group(*parts, _table(report, ascii_only))


def _table(report: Report, ascii_only: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    for heading in ("", "Check"):
        table.add_column(heading)
    table.add_column("Points", justify="right", no_wrap=True)
    for check in report.checks:
        shape, plain, colour = _MARKS[check.status]
        mark = Text(f"{plain if ascii_only else shape} {words.STATUS[check.status]}", style=colour)
        table.add_row(mark, _clean(check.title), _points(check))
    return table


def _points(check: CheckResult) -> str:
    if check.earned is None or check.status.waits:
        return f"({words.number(check.points)})"
    return f"{words.number(check.earned)}/{words.number(check.points)}"


def details(report: Report) -> RenderableType:
    """Return what the verdict leaves out: how to reach full marks, how the run went, what it rests on."""
    return Group(*_sections(report))


def _sections(report: Report) -> Iterator[RenderableType]:
    if report.reason is None:
        missing, waiting = account.to_full_marks(report), account.waiting(report)
        yield from _section("To reach full marks", [_advice(check) for check in missing])
        yield from _section("Waiting for a person", [_advice(check) for check in waiting])
        yield from _section("Decided by a person", [_decision(check) for check in account.decided(report)])
    yield from _section("The run", list(_run(report)))
    yield from _section("What the points rest on", list(_grounds(report)))
    yield from _section("How it was graded", list(_conditions(report)))


def _section(title: str, parts: list[RenderableType]) -> Iterator[RenderableType]:
    if parts:
        yield Text(title, style="bold")
        yield from (Padding(part, (0, 0, 0, 2)) for part in parts)
        yield Text()


def _advice(check: CheckResult) -> RenderableType:
    gap = account.lost(check)
    price = f"{words.points(gap)}: " if gap else f"{words.points(check.points)} waiting: "
    beside = words.beside(check)
    table = Table.grid(padding=(0, 1))
    for label, text in beside:
        table.add_row(Text(label, style="dim"), _clean(text))
    place = named(f" ({check.where.path}:{check.where.line})") if check.where else ""
    heading = Text.assemble((price, "bold"), _clean(check.title), _clean(place, "dim"))
    return Group(heading, Padding(Group(_clean(check.message), *([table] if beside else [])), (0, 0, 0, 2)))


def _decision(check: CheckResult) -> RenderableType:
    return Group(_clean(check.title, "bold"), Padding(_clean(check.message), (0, 0, 0, 2)))


def _run(report: Report) -> Iterator[RenderableType]:
    yield Text(words.outcome(report.evidence))
    advice = account.run_advice(report)
    for cell in report.evidence.run.cells:
        if cell.error is not None:
            yield _clean(words.error(report.evidence, cell.cell, cell.error))
            if cell.cell in advice:
                yield Padding(_clean(advice[cell.cell], "dim"), (0, 0, 0, 2))
    yield from (_clean(remark) for remark in account.remarks(report))


def _grounds(report: Report) -> Iterator[RenderableType]:
    for ground, points in account.grounds(report).items():
        if points:
            yield Text(f"{words.points(points)} {words.GROUNDS[ground]}")
    if account.given(report):
        yield Text(f"{words.points(account.given(report))} {words.GIVEN}")
    if report.score.pending and report.reason is None:
        yield Text(words.waiting(report))


def _conditions(report: Report) -> Iterator[RenderableType]:
    isolation = report.evidence.isolation
    yield Text(f"Isolation: {isolation.level}. {words.ISOLATION[isolation.level]}")
    yield from (_clean(note) for note in isolation.notes)
    versions = report.evidence.environment.packages
    if versions:
        yield _clean("Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()))
    for name, here, wanted in account.version_differences(report):
        yield _clean(f"{name} is {here} here; the reference was recorded with {wanted}.")
    yield _clean(f"Checks: {report.manifest}")


def _clean(text: str, style: str = "") -> Text:
    return Text(printable(shortened(text, LONGEST)), style=style)
