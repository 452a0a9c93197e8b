"""Marks kept beside evidence, so that judging again can say what changed."""

from __future__ import annotations

import msgspec
import pytest

from grader import facts
from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.grading import judge
from grader.judged import changes, with_marks
from grader.records import Assignment, Report
from grader.testing import an_evidence


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(None)


def judged(evidence: facts.Evidence, assignment: Assignment) -> Report:
    return judge(evidence, assignment, load_evidence(assignment.reference / "evidence.json"))


def test_nothing_changed_under_the_same_rubric(assignment: Assignment) -> None:
    kept = with_marks(judged(an_evidence(), assignment))
    assert changes(kept, judged(kept, assignment)) == [
        "Nothing changed: every check gives the mark it gave before."
    ]


def test_a_changed_rubric_line_is_named_with_both_marks(assignment: Assignment) -> None:
    kept = with_marks(judged(an_evidence(), assignment))
    first, second, *rest = assignment.rubric
    dearer = msgspec.structs.replace(first, points=7.0)
    course = msgspec.structs.replace(assignment, rubric=(dearer, *rest))
    assert changes(kept, judged(kept, course)) == [
        f"changed: {first.check}: passed {first.points:g}/{first.points:g} -> passed 7/7",
        f"changed: {second.check}: passed {second.points:g}/{second.points:g} -> not in the rubric",
    ]


def test_evidence_without_marks_says_so(assignment: Assignment) -> None:
    (line,) = changes(an_evidence(), judged(an_evidence(), assignment))
    assert "nothing to compare with" in line


def test_marks_change_no_verdict(assignment: Assignment) -> None:
    plain = judged(an_evidence(), assignment)
    assert judged(with_marks(plain), assignment).checks == plain.checks
