"""The gradebook: rows that a program reads, cells that stay empty, the same bytes every time."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from grader.batch.telling.gradebook import CHECKS, GRADES, checks_csv, grades_csv

from ..classes import left_out, many, mark, standing

NAMES = ["O'Brien", "=1+1", "−5", "Ünï", "🧑‍🎓", "n" * 10_000]  # noqa: RUF001


def read(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page)))


def test_a_student_is_a_row() -> None:
    marks = (mark("accuracy", "partial"), mark("why-split", "pending"), mark("hidden-relu"))
    [row] = read(grades_csv([standing("Ada", *marks)]))
    assert row == {
        "student": "Ada",
        "file": "homework.ipynb",
        "outcome": "graded",
        "earned": "10.5",
        "possible": "19",
        "pending": "4",
        "percent": "70",
        "run": "finished",
        "reason": "",
        "report": "reports/Ada/report.html",
    }


def test_a_student_and_check_is_a_row() -> None:
    [row] = read(
        checks_csv([standing("Ada", mark("accuracy", "partial", rests_on="measured", overridden=True))])
    )
    assert row == {
        "student": "Ada",
        "check": "accuracy",
        "title": "The model recognises test images",
        "status": "partial",
        "earned": "4.5",
        "points": "9",
        "rests_on": "measured",
        "overridden": "yes",
    }


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_not_graded_is_empty_and_never_zero(ours: bool) -> None:
    [row] = read(grades_csv([left_out("Ada", ours=ours)]))
    assert (row["outcome"], row["earned"], row["percent"]) == ("not graded", "", "")
    assert {row["earned"] for row in read(checks_csv([left_out("Ada", ours=ours)]))} == {""}


@pytest.mark.parametrize("status", ["pending", "error"])
def test_points_that_wait_are_empty_whatever_the_mark_says(status: str) -> None:
    [row] = read(checks_csv([standing("Ada", mark("accuracy", status, earned=0.0))]))
    assert row["earned"] == ""


@pytest.mark.parametrize("status", ["failed", "skipped", "not-attempted"])
def test_points_that_are_lost_are_a_zero(status: str) -> None:
    [row] = read(checks_csv([standing("Ada", mark("accuracy", status))]))
    assert row["earned"] == "0"


def test_where_nothing_is_decided_there_is_no_percentage() -> None:
    [row] = read(grades_csv([standing("Ada", mark("why-split", "pending"))]))
    assert (row["earned"], row["pending"], row["percent"]) == ("0", "4", "")


def test_no_class_is_the_heading_alone() -> None:
    assert grades_csv([]) == ",".join(f'"{name}"' for name in GRADES) + "\n"
    assert checks_csv([]) == ",".join(f'"{name}"' for name in CHECKS) + "\n"


@pytest.mark.parametrize("page", [grades_csv, checks_csv])
def test_the_order_and_the_clock_change_no_byte(page) -> None:
    later = [standing("b", seconds=1.0), standing("C"), standing("a")]
    assert page(later) == page([standing("a", seconds=99.0), standing("b"), standing("C")])
    assert [row["student"] for row in read(grades_csv(later))] == ["a", "b", "C"]
    assert page(many(300)) == page(many(300)[::-1])


def test_names_of_every_sort_stand_on_a_line_of_their_own() -> None:
    page = grades_csv([standing(name) for name in NAMES])
    assert page.count("\n") == len(NAMES) + 1
    expected = ["O'Brien", "'=1+1", "'−5", "Ünï", "🧑‍🎓", "n" * 10_000]  # noqa: RUF001
    assert sorted(row["student"] for row in read(page)) == sorted(expected)


def test_nobody_of_a_large_class_is_left_out() -> None:
    assert len(read(grades_csv(many(300)))) == 300
