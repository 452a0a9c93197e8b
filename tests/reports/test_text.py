"""The report for a terminal."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from grader.records import Report, Status
from grader.reports import render, words
from grader.reports.text import WIDTH, verdict

from .canned import check, report
from .seen import evidence, ran


def printed(part: object, **console: object) -> str:
    page = StringIO()
    Console(file=page, width=80, highlight=False, **console).print(part)  # type: ignore[arg-type]
    return page.getvalue()


def test_a_piped_report_has_no_colours_and_fits(any_report: Report) -> None:
    text = render(any_report, "text")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_every_check_stands_in_the_verdict_with_its_status_as_a_word(mistakes: Report) -> None:
    text = printed(verdict(mistakes), color_system=None)
    for line in mistakes.checks:
        row = next(row for row in text.splitlines() if line.title in row)
        assert words.STATUS[line.status] in row


def test_a_terminal_gets_colours(mistakes: Report) -> None:
    text = printed(verdict(mistakes), force_terminal=True, color_system="standard")
    assert "\x1b[32m" in text


def test_a_console_that_only_knows_ascii_gets_ascii_marks(mistakes: Report) -> None:
    text = printed(verdict(mistakes, ascii_only=True), color_system=None)
    assert not set(text) & set("✓◐✗↷○…")
    assert "x Failed" in text


def test_what_is_missing_is_told_with_expected_found_hint_and_place(mistakes: Report) -> None:
    text = render(mistakes, "text")
    for part in (
        "(week 3/mistakes.ipynb:72)",
        "expected 10 outputs",
        "found    9 outputs",
        "how many digits",
    ):
        assert part in text


def test_points_that_wait_stand_in_brackets(mistakes: Report) -> None:
    rows = render(mistakes, "text").splitlines()
    assert next(row for row in rows if "recognises test images" in row).endswith("(3)")


@pytest.mark.parametrize("text", ["[red]x[/red]", "[/]", "[link=https://evil.example]x", ":tada:"])
def test_markup_of_a_submission_is_text(text: str) -> None:
    line = check("argmax", Status.FAILED, message=text, hint=text, found=text)
    assert render(report((line,), evidence("a.ipynb", ran())), "text").count(text) == 3


def test_a_very_long_message_is_cut() -> None:
    line = check("argmax", Status.FAILED, message="word " * 10_000)
    text = render(report((line,), evidence("a.ipynb", ran())), "text")
    assert len(text) < 4000
    assert "more characters" in text
