"""What can be said of a submission before anything runs, so that nobody waits for a first word."""

from __future__ import annotations

from .checks import run_checks
from .facts import Evidence, Run
from .records import Assignment, Status, Submission


def preview(submission: Submission, assignment: Assignment, reference: Evidence) -> str:
    """Return what was read, as a sentence: code, and the answers in words that need no run to be found."""
    return f"{_code(submission)} read{_words(submission, assignment, reference)}; running it now"


def _code(submission: Submission) -> str:
    if submission.handed_in.kind == "module":
        return "module"
    count = sum(cell.type == "code" for cell in submission.cells)
    return {0: "no code cells", 1: "1 code cell"}.get(count, f"{count} code cells")


def _words(submission: Submission, assignment: Assignment, reference: Evidence) -> str:
    """Return nothing where no words were found: the program may still print them."""
    unrun = Evidence(submission=submission.handed_in, run=Run(outcome="not-run"))
    asked = {question.id for question in assignment.questions}
    judged = run_checks(assignment, unrun, reference)
    written = [one for one in judged if one.id in asked and one.visibility == "student"]
    answered = sum(one.status is Status.PENDING for one in written)
    return f", written answers to {answered} of {len(written)} questions found so far" if answered else ""
