"""The reference goes through the same pipeline as every submission; what it leaves is what checks expect."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..assignment import load_assignment
from ..dataset import verify_data
from ..errors import AssignmentError
from ..evidence import load_evidence, save_evidence
from ..facts import Evidence
from ..grading import Watch, observe
from ..progress import Progress
from ..records import Assignment
from ..sandbox import Sandbox, choose
from ..submission import read_submission
from .lasting import differences, lasting
from .solution import solution_path

FILE = "evidence.json"
_SHOWN = 8  #: Differences named before the rest is only counted.


def record_reference(folder: Path | None, check_only: bool) -> str:
    """
    Record the reference of the assignment in *folder*, and return a sentence about it.

    The file is written only where something changed that is not noise, and never with *check_only*.
    Raises AssignmentError where there is no solution, where it does not run through, and, with
    *check_only*, where the recorded evidence is out of date.
    """
    from rich.console import Console

    assignment = load_assignment(folder)
    verify_data(assignment)
    submission = read_submission(solution_path(assignment))
    with choose("process") as sandbox, Progress(submission, Console(stderr=True)) as watch:
        fresh = record(assignment, sandbox, watch)
    path = assignment.reference / FILE
    changed = differences(load_evidence(path), fresh) if path.is_file() else ["it was not there"]
    if not changed:
        return f"{path} is up to date"
    if check_only:
        raise AssignmentError(path, "", f"is out of date; `grader record` makes it anew: {_named(changed)}")
    save_evidence(fresh, path)
    return f"{path} was written: {_named(changed)}"


def record(assignment: Assignment, sandbox: Sandbox, watch: Watch) -> Evidence:
    """Return the evidence of the solution; raises AssignmentError where it does not run through."""
    path = solution_path(assignment)
    assignment = msgspec.structs.replace(assignment, recorded=True)
    evidence = observe(read_submission(path), assignment, sandbox, watch)
    for cell in evidence.run.cells:
        if cell.error is not None:
            raise AssignmentError(path, f"cell {cell.cell}", f"{cell.error.name}: {cell.error.message}")
    if evidence.run.outcome != "finished":
        raise AssignmentError(path, "", f"the solution did not run through: {evidence.run.outcome}")
    return lasting(evidence)


def _named(changed: list[str]) -> str:
    more = len(changed) - _SHOWN
    return "; ".join(changed[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
