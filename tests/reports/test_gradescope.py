"""results.json as Gradescope reads it."""

from __future__ import annotations

import json
from typing import Any

from grader.records import Report, Status
from grader.reports import render

from .canned import KINDS, check, report
from .seen import evidence, ran


def results(found: Report) -> Any:
    return json.loads(render(found, "gradescope"))


def test_only_keys_that_gradescope_knows_are_written(mistakes: Report) -> None:
    found = results(mistakes)
    assert set(found) == {
        "score", "output", "output_format", "test_output_format", "test_name_format",
        "visibility", "stdout_visibility", "execution_time", "extra_data", "tests",
    }  # fmt: skip
    known = {"number", "name", "score", "max_score", "status", "output", "tags", "visibility"}
    assert all(set(test) <= known for test in found["tests"])


def test_the_score_is_what_is_earned(mistakes: Report) -> None:
    assert results(mistakes)["score"] == 10.5
    assert sum(test["score"] for test in results(mistakes)["tests"]) == 10.5


def test_points_that_wait_are_neither_passed_nor_failed_and_explained() -> None:
    [test] = results(report((check("argmax", Status.PENDING),), evidence("a.ipynb", ran())))["tests"]
    assert (test["score"], test["max_score"]) == (0, 2)
    assert "status" not in test
    assert "2 points not counted yet: they wait for a person." in test["output"]


def test_formats_are_plain_text_so_that_nothing_is_read_as_markup(mistakes: Report) -> None:
    found = results(mistakes)
    assert {found[key] for key in ("output_format", "test_output_format", "test_name_format")} == {"text"}


def test_an_instructors_check_is_hidden(full_marks: Report) -> None:
    shown = {test["tags"][0]: test["visibility"] for test in results(full_marks)["tests"]}
    assert shown.pop("no-test-leak") == "hidden"
    assert set(shown.values()) == {"visible"}


def test_what_was_not_graded_has_no_score_that_could_be_taken_for_zero() -> None:
    found = results(KINDS["not-graded"]())
    assert not {"score", "tests"} & set(found)
    assert "is not JSON" in found["output"]
