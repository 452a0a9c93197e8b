"""The door to all formats, and whom a report is for."""

from __future__ import annotations

import pytest

from grader.records import Report, Where
from grader.reports import FORMATS, for_audience, located_at, render


def test_every_format_of_the_contract_is_there_with_its_file_name() -> None:
    assert dict(FORMATS) == {
        "html": "report.html",
        "text": "report.txt",
        "json": "report.json",
        "junit": "report.xml",
        "github": None,
        "gradescope": "results.json",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_rendering_twice_gives_the_same_text(name: str, any_report: Report) -> None:
    assert render(any_report, name) == render(any_report, name)


def test_an_unknown_format_is_named_with_those_there_are(mistakes: Report) -> None:
    with pytest.raises(KeyError, match=r"'pdf'.*html, text"):
        render(mistakes, "pdf")


def test_an_instructor_sees_every_check(full_marks: Report) -> None:
    assert for_audience(full_marks, "instructor") == full_marks


@pytest.mark.parametrize("name", ["html", "text", "json", "junit", "github", "gradescope"])
def test_a_student_does_not_see_an_instructors_check(name: str, full_marks: Report) -> None:
    hidden = [check for check in full_marks.checks if check.visibility == "instructor"]
    assert len(hidden) == 1
    assert hidden[0].title not in render(for_audience(full_marks, "student"), name)


def test_the_score_does_not_depend_on_who_reads_it(full_marks: Report) -> None:
    assert for_audience(full_marks, "student").score == full_marks.score


@pytest.mark.parametrize("name", ["html", "text", "gradescope"])
def test_a_student_is_told_that_there_are_further_checks(name: str, full_marks: Report) -> None:
    text = render(for_audience(full_marks, "student"), name)
    assert "1 further check is only shown to your instructor; the score includes it." in text


def test_filtering_twice_counts_once(full_marks: Report) -> None:
    once = for_audience(full_marks, "student")
    assert for_audience(once, "student") == once


def test_places_can_be_given_from_the_root_of_a_repository(mistakes: Report) -> None:
    moved = located_at(mistakes, "homework/week 3/mistakes.ipynb")
    places = [check.where for check in moved.checks if check.where is not None]
    assert places[0] == Where(path="homework/week 3/mistakes.ipynb", line=58)
    assert [check.where is None for check in moved.checks] == [
        check.where is None for check in mistakes.checks
    ]
