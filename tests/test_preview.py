"""What is said before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.preview import preview
from grader.reference import load_reference
from grader.submission import read_submission

EXAMPLES = Path(__file__).parent.parent / "assignment" / "examples"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "complete.ipynb",
            "9 code cells read, written answers to 4 of 4 questions found so far; running it now",
        ),
        ("unfilled.ipynb", "code cells read; running it now"),
        ("module.py", "module read"),
    ],
)
def test_a_first_word_tells_what_was_read(name: str, said: str) -> None:
    assignment = load_assignment(None)
    submission = read_submission(EXAMPLES / name)
    assert said in preview(submission, assignment, load_reference(assignment))


def test_what_is_judged_before_a_run_says_nothing_of_a_network() -> None:
    assignment = load_assignment(None)
    said = preview(read_submission(EXAMPLES / "complete.ipynb"), assignment, load_reference(assignment))
    assert "network" not in said
    assert "points" not in said
