"""Where the solution is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from grader.assignment import load_assignment
from grader.authoring.solution import solution_path
from grader.errors import AssignmentError


def test_the_solution_is_the_one_file_that_can_be_run(tmp_path: Path) -> None:
    assignment = msgspec.structs.replace(load_assignment(), reference=tmp_path)
    with pytest.raises(AssignmentError, match="needs a course folder"):
        solution_path(assignment)
    (tmp_path / "evidence.json").touch()
    (tmp_path / "one.py").touch()
    assert solution_path(assignment) == tmp_path / "one.py"
    (tmp_path / "two.ipynb").touch()
    with pytest.raises(AssignmentError, match=r"more than one solution here: one\.py, two\.ipynb"):
        solution_path(assignment)
