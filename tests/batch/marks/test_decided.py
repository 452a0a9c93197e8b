"""A report after a person has decided: the points, the score, and that it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.batch.marks.overrides import apply, read_overrides, without_effect
from grader.batch.marks.standings import standing_of
from grader.records import Report, RubricLine, Status
from grader.reports import render

from ...reports.canned import KINDS

HEAD = "student,check,points,reason\n"
RUBRIC = [RubricLine("adam", 5.0)]


@pytest.fixture
def mistakes() -> Report:
    return KINDS["mistakes"]()


def decided(report: Report, check: str, points: float, tmp_path: Path) -> Report:
    """Return *report* after a person gave *points* for *check*."""
    file = tmp_path / "overrides.csv"
    file.write_text(f"{HEAD}Ada,{check},{points},seen in the lab\n", encoding="utf-8")
    rubric = [RubricLine(line.id, line.points) for line in report.checks]
    return apply(report, read_overrides(file, ["Ada"], rubric)["Ada"])


@pytest.mark.parametrize(
    ("check", "points", "status"),
    [
        ("test-images", 1, Status.PASSED),
        ("ten-outputs", 0.5, Status.PARTIAL),
        ("train-images", 0, Status.FAILED),
        ("accuracy", 2, Status.PARTIAL),
        ("probability-figure", 2, Status.PASSED),
        ("argmax", 2, Status.PASSED),
    ],
)
def test_a_person_decides_any_check_and_the_score_is_added_up_anew(
    check: str, points: float, status: Status, mistakes: Report, tmp_path: Path
) -> None:
    before = next(line for line in mistakes.checks if line.id == check)
    report = decided(mistakes, check, points, tmp_path)
    [line] = [line for line in report.checks if line.id == check]
    assert (line.status, line.earned, line.rests_on, line.override) == (
        status,
        points,
        None,
        "seen in the lab",
    )
    waited = before.points if before.status.waits else 0.0
    assert report.score.pending == mistakes.score.pending - waited
    lost = 0.0 if before.status.waits else before.earned or 0.0
    assert report.score.earned == pytest.approx((mistakes.score.earned or 0.0) - lost + points)
    assert [one for one in report.checks if one.id != check] == [
        one for one in mistakes.checks if one.id != check
    ]


@pytest.mark.parametrize("points", [2, 3])
def test_every_format_says_that_a_person_decided_and_why(
    points: float, mistakes: Report, tmp_path: Path
) -> None:
    report = decided(mistakes, "accuracy", points, tmp_path)
    assert f"A person gave {points} of 3 points: seen in the lab" in render(report, "html")
    assert "decided by a person" in render(report, "html")
    assert f"A person gave {points} of 3 points: seen in the lab" in render(report, "text")
    for name in ("html", "text"):
        assert "given by a person" in render(report, name)
    checks = json.loads(render(report, "json"))["checks"]
    assert [check["override"] for check in checks if check["override"]] == ["seen in the lab"]


def test_full_points_leave_nothing_to_expect_and_part_of_them_does(mistakes: Report, tmp_path: Path) -> None:
    for points, hinted in ((1, True), (2, False)):
        report = decided(mistakes, "ten-outputs", points, tmp_path)
        [line] = [line for line in report.checks if line.id == "ten-outputs"]
        assert (line.hint is not None, line.expected is not None) == (hinted, hinted)
        assert line.found == "9 outputs"


def test_what_was_not_graded_stays_that_and_it_is_said(tmp_path: Path) -> None:
    report = KINDS["not-graded"]()
    found = read_overrides(_table(tmp_path, "adam"), ["Ada"], RUBRIC)["Ada"]
    assert apply(report, found) == report
    assert without_effect(standing_of(report, "Ada"), found) == [
        "Ada: the points that a person gave for adam change nothing, because it was not graded."
    ]


def test_points_for_a_check_that_does_not_apply_change_nothing_and_it_is_said(tmp_path: Path) -> None:
    report = KINDS["response"]()
    found = read_overrides(_table(tmp_path, "adam"), ["Ada"], RUBRIC)["Ada"]
    assert apply(report, found) == report
    assert "not part of what was handed in" in without_effect(standing_of(report, "Ada"), found)[0]
    assert without_effect(standing_of(KINDS["mistakes"](), "Ada"), found) == []


def test_nothing_decided_is_the_same_report(mistakes: Report) -> None:
    assert apply(mistakes, {}) is mistakes


def test_a_check_that_is_worth_nothing_can_only_pass(mistakes: Report, tmp_path: Path) -> None:
    free = tuple(replace(line, points=0.0) if line.id == "adam" else line for line in mistakes.checks)
    report = decided(replace(mistakes, checks=free), "adam", 0, tmp_path)
    assert next(line for line in report.checks if line.id == "adam").status is Status.PASSED


def _table(folder: Path, check: str) -> Path:
    file = folder / "overrides.csv"
    file.write_text(f"{HEAD}Ada,{check},1,seen in the lab\n", encoding="utf-8")
    return file
