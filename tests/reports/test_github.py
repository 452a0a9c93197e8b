"""Annotations and summary keep to what the platform reads and shows."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from grader.facts import CellError, CellRun
from grader.records import CheckResult, Report, Status, Where
from grader.reports import for_audience, located_at, render
from grader.reports.github import CAP, summary

from .canned import KINDS, check, report
from .seen import evidence, ran


def annotations(*checks: CheckResult) -> list[str]:
    return render(report(checks, evidence("a.ipynb", ran())), "github").splitlines()


def many(count: int, status: Status) -> tuple[CheckResult, ...]:
    return tuple(
        replace(check("argmax", status), title=f"number {number}", points=float(number))
        for number in range(1, count + 1)
    )


def test_a_failure_is_an_error_on_the_line_of_the_raw_file() -> None:
    where = Where(path="week 3/a.ipynb", line=72)
    line = check("argmax", Status.FAILED, message="Nothing was picked.", hint="Try it.", where=where)
    assert annotations(line)[0] == (
        "::error file=week 3/a.ipynb,line=72,title=np.argmax picks the numeral (2 points)"
        "::Nothing was picked.%0AHint: Try it."
    )


@pytest.mark.parametrize(
    ("status", "level"),
    [(Status.FAILED, "error"), (Status.PARTIAL, "warning"), (Status.NOT_ATTEMPTED, "warning")],
)
def test_lost_points_are_annotated(status: Status, level: str) -> None:
    assert annotations(check("argmax", status))[0].startswith(f"::{level} ")


@pytest.mark.parametrize("status", [Status.PASSED, Status.SKIPPED, Status.PENDING, Status.ERROR])
def test_nothing_else_is_but_the_score(status: Status) -> None:
    assert [line.split(" ")[0] for line in annotations(check("argmax", status))] == ["::notice"]


def test_properties_and_data_are_escaped_as_the_platform_unescapes_them() -> None:
    where = Where(path="50%, a:b.ipynb", line=1)
    line = replace(check("argmax", Status.FAILED, message="100%\nof: it, all", where=where), title="a,b:c%")
    assert annotations(line)[0] == (
        "::error file=50%25%2C a%3Ab.ipynb,line=1,title=a%2Cb%3Ac%25 (2 points)::100%25%0Aof: it, all"
    )


@pytest.mark.parametrize(("status", "level"), [(Status.FAILED, "error"), (Status.NOT_ATTEMPTED, "warning")])
def test_the_cap_keeps_the_most_points_and_counts_the_rest(status: Status, level: str) -> None:
    lines = [line for line in annotations(*many(14, status)) if line.startswith(f"::{level} ")]
    assert len(lines) == CAP
    assert [re.findall(r"number (\d+)", line) for line in lines[:2]] == [["14"], ["13"]]
    assert lines[-1].endswith("::5 more, 15 points: see the job's summary.")


def test_exactly_as_many_as_allowed_are_all_shown() -> None:
    lines = annotations(*many(CAP, Status.FAILED))
    assert sum("title=number" in line for line in lines) == CAP
    assert "More in the summary" not in "".join(lines)


def raising(*lines: int | None, **submission: object) -> Report:
    """A run with one cell a line that raised, from cell 1 on."""
    cells = [
        CellRun(cell, "error", error=CellError("NameError", "name 'a' is not defined", line))
        for cell, line in enumerate(lines, start=1)
    ]
    seen = evidence("a.ipynb", ran(*cells))
    return report((), replace(seen, submission=replace(seen.submission, **submission)))


@pytest.mark.parametrize(
    ("made", "place"),
    [
        (raising(3), "file=a.ipynb,line=24,"),
        (raising(None), "file=a.ipynb,line=22,"),
        (raising(3, joined=(1,)), "file=a.ipynb,line=22,"),
        (located_at(raising(3), "week 3/a.ipynb"), "file=week 3/a.ipynb,line=24,"),
        (raising(3, lines={}), ""),
    ],
    ids=["its line", "the cell's first", "all on one line", "in a folder", "unknown"],
)
def test_an_error_of_a_cell_is_a_warning_on_its_own_line(made: Report, place: str) -> None:
    line = render(made, "github").splitlines()[0]
    assert line.startswith(f"::warning {place}title=NameError::Cell 1")


def test_errors_of_cells_come_after_lost_points_and_count_against_the_cap() -> None:
    made = replace(raising(*[1] * 12), checks=many(1, Status.NOT_ATTEMPTED))
    lines = [line for line in render(made, "github").splitlines() if line.startswith("::warning ")]
    assert len(lines) == CAP
    assert "number 1" in lines[0]
    assert lines[-1].endswith("::4 more: see the job's summary.")
    assert summary(made).count("NameError") == 12


def test_what_was_not_graded_is_one_error() -> None:
    [line] = render(KINDS["not-graded"](), "github").splitlines()
    assert line.startswith("::error title=Not graded::broken.ipynb is not JSON")


def test_points_that_wait_are_said_so_in_the_summary(mistakes: Report) -> None:
    assert "| 3 waiting |" in summary(mistakes)


def test_the_summary_has_a_row_a_check(mistakes: Report) -> None:
    rows = [line for line in summary(mistakes).splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + len(mistakes.checks)


def test_the_summary_says_that_there_are_further_checks(full_marks: Report) -> None:
    assert "1 further check is only shown" in summary(for_audience(full_marks, "student"))


def test_the_summary_stays_below_what_the_platform_takes() -> None:
    checks = tuple(replace(line, message="é|<" * 500) for line in many(2000, Status.FAILED))
    text = summary(report(checks, evidence("a.ipynb", ran())))
    assert 900_000 < len(text.encode()) <= 1024 * 1024
    assert re.search(r"\| \d+ more checks: see the report \|", text)
