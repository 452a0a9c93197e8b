"""What can be said of a submission before anything runs, so that nobody waits for a first word."""

from __future__ import annotations

from .checks import run_checks
from .facts import Evidence, Run
from .records import Assignment, Status, Submission


def preview(submission: Submission, assignment: Assignment, reference: Evidence) -> str:
    """Return what was read, as a sentence: code cells, and to how many questions there are words so far."""
    unrun = Evidence(submission=submission.handed_in, run=Run(outcome="not-run"))
    asked = {question.id for question in assignment.questions}
    written = [one for one in run_checks(assignment, unrun, reference) if one.id in asked]
    answered = sum(one.status is not Status.NOT_ATTEMPTED for one in written)
    words = f", words found for {answered} of {len(written)} questions" if written else ""
    return f"{_code(submission)} read{words}; running it now"


def _code(submission: Submission) -> str:
    if submission.handed_in.kind == "module":
        return "module"
    count = sum(cell.type == "code" for cell in submission.cells)
    return "1 code cell" if count == 1 else f"{count} code cells"
