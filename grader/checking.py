"""One file from its path to its report: what `grader check` and `grader regrade` do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from .assignment import load_assignment
from .dataset import verify_data
from .errors import AssignmentError, GraderError, RefusedSubmission
from .evidence import load_evidence, save_evidence
from .facts import Evidence
from .grading import grade, judge, not_graded
from .judged import changes, with_marks
from .preview import preview
from .progress import Progress
from .records import Assignment, Report, Submission
from .reference import load_reference
from .sandbox import Sandbox, choose
from .submission import as_notebook, mentions_tensorflow, read_submission, unread
from .trainings import Trainings
from .writing import check_place, write_text


class Request(NamedTuple):
    """What one `grader check` was asked for."""

    file: Path
    assignment: Path | None
    isolation: str
    evidence: Path | None
    executed: Path | None
    stock: bool = False


class Course(NamedTuple):
    """What a submission is held against."""

    assignment: Assignment
    reference: Evidence


def check_file(request: Request, console: Any) -> Report:
    """
    Grade one file, showing progress on *console*; keep its evidence, and the notebook as it ran, where asked.

    Raises UsageError and AssignmentError; whatever else goes wrong is a report that says so.
    """
    course = course_of(request)
    try:
        submission = read_submission(request.file)
    except RefusedSubmission as error:
        report = not_graded(unread(request.file), "refused", str(error), *course)
        keep_evidence(request, report)
    else:
        report = _grade(submission, course, request.isolation, console)
        keep(request, submission, report)
    return report


def course_of(request: Request) -> Course:
    """Return what *request* is graded by; raise UsageError and AssignmentError before any work is done."""
    for path, option in ((request.evidence, "--evidence"), (request.executed, "--executed")):
        if path is not None:
            check_place(path, option)
    assignment = load_assignment(request.assignment)
    if request.stock:
        assignment = msgspec.structs.replace(assignment, stock=True)
    return Course(assignment, load_reference(assignment))


def grade_in(
    sandbox: Sandbox,
    submission: Submission,
    course: Course,
    watch: Progress,
    trainings: Trainings | None = None,
) -> Report:
    """
    Grade a submission whose course was looked through; an exception is a failure of ours.

    *trainings* of an earlier run of it are not repeated, where there are any.
    """
    if submission.handed_in.kind != "response":
        watch.say(preview(submission, *course))
    return grade(submission, *course, sandbox, watch, trainings)


def failed(error: Exception, submission: Submission, course: Course) -> Report:
    """Return the report of a submission that *error*, a failure of ours, kept from being graded."""
    reason = f"{error}" if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
    return not_graded(submission.handed_in, "not-run", reason, *course)


def keep(request: Request, submission: Submission, report: Report) -> None:
    """Keep the notebook as it ran, and the evidence, where that was asked for."""
    if request.executed is not None:
        notebook = json.dumps(as_notebook(submission, report.evidence), indent=1, ensure_ascii=False)
        write_text(request.executed, f"{notebook}\n")
    keep_evidence(request, report)


def keep_evidence(request: Request, report: Report) -> None:
    """Keep the evidence where that was asked for."""
    if request.evidence is not None:
        save_evidence(with_marks(report), request.evidence)


def regrade_file(path: Path, folder: Path | None) -> tuple[Report, list[str]]:
    """Judge recorded evidence again; return its report, and what changed as lines for a person."""
    assignment = load_assignment(folder)
    evidence = load_evidence(path)
    report = judge(evidence, assignment, load_reference(assignment))
    return report, changes(evidence, report)


def _grade(submission: Submission, course: Course, isolation: str, console: Any) -> Report:
    try:
        with choose(isolation) as sandbox, Progress(submission, console) as watch:
            if mentions_tensorflow(submission):
                sandbox.warm()
            verify_data(course.assignment)  # which takes no longer than the import that goes on meanwhile
            return grade_in(sandbox, submission, course, watch)
    except AssignmentError:
        raise
    except Exception as error:  # ours, whatever it is: it must end as "not graded", never as points lost
        return failed(error, submission, course)
