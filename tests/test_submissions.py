"""
The shelf: other ways of doing this homework, and of getting it wrong, each with the statuses it deserves.

`make test` runs a fixed fifth of it, `make soak` all. An expectation `a|b` takes either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.grading import grade
from grader.records import Report
from grader.sandbox import Sandbox, choose
from grader.submission import read_submission

from .conftest import ROOT

SHELF = ROOT / "tests" / "submissions"
ALL = sorted(folder.name for folder in SHELF.iterdir())
FIFTH = (
    "03-tensorflow-tutorial",
    "08-gradient-tape",
    "18-labels-only",
    "26-other-image",
    "30-response-words",
    "41-kaggle-csv",
    "44-crash-in-main",
    "46-response-french",
    "49-response-attachment-swapped",
    "52-logits-only",
    "53-saved-and-loaded",
    "57-response-chinese-utf16",
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with choose("process") as place:
        yield place


def graded(name: str, sandbox: Sandbox) -> tuple[Report, dict[str, Any]]:
    expected = json.loads((SHELF / name / "expected.json").read_text(encoding="utf-8"))
    assignment = load_assignment(ROOT / "assignment")
    reference = load_evidence(assignment.reference / "evidence.json")
    submission = read_submission(SHELF / name / expected["file"])
    return grade(submission, assignment, reference, sandbox, lambda _: None), expected


def test_the_fifth_is_on_the_shelf() -> None:
    assert set(FIFTH) <= set(ALL)
    assert len(FIFTH) >= len(ALL) / 5


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in FIFTH else pytest.mark.soak) for name in ALL]
)
def test_a_submission_gets_the_statuses_it_deserves(name: str, sandbox: Sandbox) -> None:
    report, expected = graded(name, sandbox)
    found = {check.id: (check.status.value, check.message) for check in report.checks}
    wrong = {
        id_: (status, *found[id_])
        for id_, status in expected["checks"].items()
        if found[id_][0] not in status.split("|")
    }
    assert wrong == {}, expected["note"]
