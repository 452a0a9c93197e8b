"""The report for programs keeps the contract to the letter."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.records import Report
from grader.reports import for_audience, render

from .canned import KINDS

TOP = ["format", "outcome", "assignment", "submission", "score", "checks", "run", "isolation", "environment"]
CHECK = ["id", "title", "status", "earned", "points", "rests_on", "message"]
CHECK += ["expected", "found", "hint", "cell", "where", "override"]
RUN = ["outcome", "seconds", "peak_memory_mb", "cells", "accelerated", "calls", "problems"]


def refused(constant: str) -> Any:
    raise AssertionError(f"{constant} is not JSON")


def document(report: Report) -> Any:
    return json.loads(render(report, "json"), parse_constant=refused)


def test_keys_are_those_of_the_contract(any_report: Report) -> None:
    found = document(any_report)
    assert list(found) == TOP
    assert found["format"] == 1
    assert list(found["assignment"]) == ["id", "title", "manifest"]
    assert list(found["submission"]) == ["name", "kind", "sha256"]
    assert list(found["score"]) == ["earned", "possible", "pending"]
    assert list(found["run"]) == RUN
    assert {"level", "self_test"} <= set(found["isolation"])
    assert {"python", "tensorflow", "keras", "numpy", "platform"} <= set(found["environment"])
    for check in found["checks"]:
        assert list(check) == CHECK
    for cell in found["run"]["cells"]:
        assert list(cell) == ["cell", "outcome", "seconds", "error"]


def test_listed_points_add_up(any_report: Report) -> None:
    found = document(any_report)
    assert sum(check["points"] for check in found["checks"]) == found["score"]["possible"]
    waiting = [check for check in found["checks"] if check["status"] in {"pending", "error"}]
    assert sum(check["points"] for check in waiting) == found["score"]["pending"]


def test_what_is_not_known_is_null(mistakes: Report) -> None:
    skipped = next(check for check in document(mistakes)["checks"] if check["status"] == "skipped")
    assert skipped == {
        "id": "softmax",
        "title": "The ten numbers are probabilities",
        "status": "skipped",
        "earned": 0.0,
        "points": 2,
        "rests_on": None,
        "message": "First the model needs ten outputs.",
        "expected": None,
        "found": None,
        "hint": None,
        "cell": None,
        "where": None,
        "override": None,
    }


def test_a_place_is_a_path_and_a_line_of_the_raw_file(mistakes: Report) -> None:
    check = next(check for check in document(mistakes)["checks"] if check["id"] == "ten-outputs")
    assert check["where"] == {"path": "week 3/mistakes.ipynb", "line": 72}


def test_an_error_of_a_cell_is_one_string(mistakes: Report) -> None:
    cells = document(mistakes)["run"]["cells"]
    assert cells[7]["error"] == "ValueError: shapes (100,28) and (10,) not aligned"
    assert cells[0]["error"] is None


def test_a_report_that_was_not_graded_earned_null_and_not_zero() -> None:
    found = document(KINDS["not-graded"]())
    assert found["outcome"] == "not graded"
    assert found["score"]["earned"] is None
    assert {check["earned"] for check in found["checks"]} == {None}


def test_withheld_checks_are_counted(full_marks: Report) -> None:
    found = document(for_audience(full_marks, "student"))
    missing = found["score"]["possible"] - sum(check["points"] for check in found["checks"])
    assert (found["score"]["withheld_checks"], missing) == (1, 1)


def test_only_run_environment_and_isolation_depend_on_the_machine(mistakes: Report) -> None:
    from msgspec.structs import replace

    from grader.facts import Environment, Isolation, Run

    evidence = replace(
        mistakes.evidence,
        run=Run(outcome="finished", seconds=999.0),
        environment=Environment(python="3.13.0"),
        isolation=Isolation(level="sandboxed"),
    )
    here, there = document(mistakes), document(replace(mistakes, evidence=evidence))
    assert here != there
    for found in (here, there):
        for part in ("run", "environment", "isolation"):
            del found[part]
    assert here == there


@pytest.mark.parametrize("name", ["json", "gradescope"])
def test_a_number_that_is_none_is_never_written(name: str, mistakes: Report) -> None:
    from msgspec.structs import replace

    broken = replace(mistakes, score=replace(mistakes.score, earned=float("nan")))
    with pytest.raises(ValueError, match="JSON compliant"):
        render(broken, name)
