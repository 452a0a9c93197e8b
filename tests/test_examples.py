"""The shipped examples get exactly the verdicts that a careful human would give, by the whole pipeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.grading import grade
from grader.records import Assignment, Report, Status
from grader.sandbox import Sandbox, choose
from grader.submission import read_submission

from .conftest import ROOT
from .renaming import renamed

EXAMPLES = ROOT / "assignment" / "examples"
EXPECTED = {
    path.name.removesuffix(".json"): json.loads(path.read_text())
    for path in (ROOT / "tests" / "examples").iterdir()
}


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(ROOT / "assignment")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with choose("process") as place:
        yield place


def graded(path: Path, assignment: Assignment, sandbox: Sandbox) -> Report:
    reference = load_evidence(assignment.reference / "evidence.json")
    return grade(read_submission(path), assignment, reference, sandbox, lambda _: None)


def statuses(report: Report) -> dict[str, str]:
    return {check.id: check.status.value for check in report.checks}


def test_there_is_an_expectation_for_every_example() -> None:
    assert set(EXPECTED) == {path.name for path in EXAMPLES.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_an_example_gets_exactly_its_expected_verdicts(
    name: str, assignment: Assignment, sandbox: Sandbox
) -> None:
    report = graded(EXAMPLES / name, assignment, sandbox)
    assert report.evidence.run.outcome == EXPECTED[name]["run"]
    messages = {check.id: f"{check.status}: {check.message}" for check in report.checks}
    assert statuses(report) == EXPECTED[name]["statuses"], messages


def without_names(report: Report) -> list[tuple[str, Status, float | None]]:
    return [(check.id, check.status, check.earned) for check in report.checks]


def test_a_grade_does_not_depend_on_names_nor_on_when_it_is_made(
    tmp_path: Path, assignment: Assignment, sandbox: Sandbox
) -> None:
    """Three runs, one with every name replaced: the same grade, and for the same file the same evidence."""
    small = msgspec.structs.replace(assignment, limits=msgspec.structs.replace(assignment.limits, epochs=2))
    original = EXAMPLES / "complete.ipynb"
    first, again = (graded(original, small, sandbox) for _ in range(2))
    assert (first.checks, first.score) == (again.checks, again.score)
    assert first.evidence.claims.fits == again.evidence.claims.fits
    assert first.evidence.measured == again.evidence.measured
    other = renamed(original, tmp_path / "renamed.ipynb")
    assert without_names(graded(other, small, sandbox)) == without_names(first)


def test_the_unfilled_hand_out_is_told_not_attempted(assignment: Assignment, sandbox: Sandbox) -> None:
    report = graded(ROOT / "assignment" / "handout.ipynb", assignment, sandbox)
    assert report.score.earned == 0
    assert {check.status for check in report.checks} == {Status.NOT_ATTEMPTED}


def test_warnings_and_stderr_cost_nothing(tmp_path: Path, assignment: Assignment, sandbox: Sandbox) -> None:
    noisy = tmp_path / "module.py"
    source = (EXAMPLES / "module.py").read_text(encoding="utf-8")
    noise = "import sys, warnings\nwarnings.warn('careful')\nprint('noise', file=sys.stderr)\n"
    noisy.write_text(noise + source, encoding="utf-8")
    report = graded(noisy, assignment, sandbox)
    assert statuses(report) == EXPECTED["module.py"]["statuses"]
