"""Where a student stands is what the report says, and whose fault it was if there is nothing to say."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from grader.batch.marks.standings import in_order, percent_of, standing_of
from grader.facts import Run
from grader.records import Report, Score

from ...reports.canned import KINDS
from ..classes import left_out, mark, standing


@pytest.fixture
def mistakes() -> Report:
    return KINDS["mistakes"]()


def test_a_standing_is_what_the_report_says(mistakes: Report) -> None:
    one = standing_of(
        mistakes,
        "Ada",
        file="final.ipynb",
        choice="The newest of two.",
        page="reports/Ada/report.html",
    )
    assert (one.student, one.file, one.outcome, one.run) == ("Ada", "final.ipynb", "graded", "finished")
    assert (one.choice, one.page) == ("The newest of two.", "reports/Ada/report.html")
    assert Score(one.earned, one.possible, one.pending) == mistakes.score
    assert one.seconds == mistakes.evidence.run.seconds
    assert [(line.id, line.status, line.earned, line.points) for line in one.checks] == [
        (line.id, line.status.value, line.earned, line.points) for line in mistakes.checks
    ]
    assert not one.ours


def test_without_a_name_of_its_own_the_file_is_called_as_the_report_calls_it(mistakes: Report) -> None:
    assert standing_of(mistakes, "Ada").file == "mistakes.ipynb"


def test_what_a_person_decided_is_marked(mistakes: Report) -> None:
    checks = tuple(replace(line, override="seen" if line.id == "adam" else None) for line in mistakes.checks)
    one = standing_of(replace(mistakes, checks=checks), "Ada")
    assert [line.id for line in one.checks if line.overridden] == ["adam"]


def test_a_file_that_cannot_be_read_is_not_our_failure_and_the_rest_is() -> None:
    refused = KINDS["not-graded"]()
    one = standing_of(refused, "Ada")
    assert (one.outcome, one.earned, one.ours, one.reason) == ("not graded", None, False, refused.reason)
    failed = replace(refused, evidence=replace(refused.evidence, run=Run(outcome="not-run")))
    assert standing_of(failed, "Ada").ours


@pytest.mark.parametrize(
    ("one", "share"),
    [
        (standing("Ada"), 100.0),
        (standing("Ada", mark("accuracy", "partial"), mark("why-split", "pending")), 50.0),
        (standing("Ada", mark("why-split", "pending")), None),
        (left_out("Ada"), None),
    ],
)
def test_a_percentage_is_of_what_is_decided(one, share: float | None) -> None:
    assert percent_of(one) == share


def test_students_stand_in_the_order_of_a_list_of_names() -> None:
    names = ["b", "B", "a", "C", "Ünï", "10", "9"]
    expected = ["10", "9", "a", "B", "b", "C", "Ünï"]
    assert [one.student for one in in_order(standing(name) for name in names)] == expected
    assert [one.student for one in in_order(standing(name) for name in names[::-1])] == expected
