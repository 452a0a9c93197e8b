"""
The whole flow; read this first.

    submission -> observe -> evidence -> judge -> report

Observing runs the student's code in a sandbox and measures what it left; judging is a pure function
of evidence, so a recorded submission can be judged again in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from . import __version__
from .checks import run_checks
from .checks.errors.advice import advice_on
from .compared import compared
from .digest import digest
from .evidence import Collector
from .facts import Evidence, HandedIn, Isolation, Outcome, Run
from .frames import Frame
from .jobs import job_for
from .manifest import manifest
from .records import Assignment, CheckResult, Report, Score, Status, Submission
from .sandbox import Ending, Sandbox
from .trainings import Trainings
from .verification import verify

MOST_NOTES = 50  #: Said among the run's problems; all of them stand in the evidence.
Watch = Callable[[dict[str, Any]], None]  #: Is told every frame's header as it arrives, to show progress.


def grade(
    submission: Submission,
    assignment: Assignment,
    reference: Evidence,
    sandbox: Sandbox,
    watch: Watch,
    trainings: Trainings | None = None,
) -> Report:
    """Run *submission* in *sandbox*, verify what it left, and judge it beside the *reference*."""
    return judge(observe(submission, assignment, sandbox, watch, trainings), assignment, reference)


def observe(
    submission: Submission,
    assignment: Assignment,
    sandbox: Sandbox,
    watch: Watch,
    trainings: Trainings | None = None,
) -> Evidence:
    """
    Return the evidence of one submission; *trainings* of an earlier run of it are not repeated.

    What goes wrong in the student's code is part of the evidence; SandboxUnavailable is raised only
    when nothing could be run.
    """
    if submission.handed_in.kind == "response":
        return _evidence(submission.handed_in, Run(outcome="not-run"), Isolation())
    collector = Collector(tuple(cell.position for cell in submission.cells if cell.type == "code"))
    job = job_for(submission, assignment)
    sandbox.prepare(job)
    if trainings is None:
        ending = sandbox.run(job, _collecting(collector, watch))
    else:
        ending = sandbox.run(job | trainings.begin(), _remembering(trainings, _collecting(collector, watch)))
    evidence = msgspec.structs.replace(
        _evidence(_whole(submission), _run(submission, ending, collector), sandbox.isolation),
        claims=collector.claims(),
        environment=collector.environment,
    )
    return verify(evidence, collector, assignment, sandbox)


def judge(
    evidence: Evidence, assignment: Assignment, reference: Evidence, stamp: str | None = None
) -> Report:
    """
    Return the report that *evidence* earns under *assignment*; nothing runs, no submission is read.

    Evidence of a submission that could not be graded stays that: what was never seen earns no zero. *stamp*
    is the manifest of assignment and reference, for whoever judges many by the same ones.
    """
    run, handed_in = evidence.run, evidence.submission
    if run.outcome == "refused" or (run.outcome == "not-run" and handed_in.kind != "response"):
        reason = " ".join(run.problems) or "Nothing was run."
        return not_graded(handed_in, run.outcome, reason, assignment, reference, stamp)
    checks = run_checks(assignment, evidence, reference)
    return _report(evidence, assignment, stamp or manifest(assignment, reference), reference, checks)


def not_graded(
    handed_in: HandedIn,
    outcome: Outcome,
    reason: str,
    assignment: Assignment,
    reference: Evidence,
    stamp: str | None = None,
) -> Report:
    """Return the report of a submission that could not be graded: no points given, none taken; see judge."""
    evidence = _evidence(handed_in, Run(outcome=outcome, problems=(reason,)), Isolation())
    checks = tuple(
        msgspec.structs.replace(
            check, status=Status.PENDING, earned=None, rests_on=None, message="Not graded.", found=None
        )
        for check in run_checks(assignment, evidence, reference)
    )
    report = _report(evidence, assignment, stamp or manifest(assignment, reference), reference, checks)
    unearned = msgspec.structs.replace(report.score, earned=None)
    return msgspec.structs.replace(report, outcome="not graded", reason=reason, score=unearned)


def score(checks: tuple[CheckResult, ...]) -> Score:
    """Add up the points of *checks*; what waits for a person (or for us) is neither earned nor lost."""
    return Score(
        earned=sum((check.earned or 0.0 for check in checks if not check.status.waits), 0.0),
        possible=sum((check.points for check in checks), 0.0),
        pending=sum((check.points for check in checks if check.status.waits), 0.0),
    )


def percent(points: Score) -> float:
    """Return the share of the decided points that was earned, 0 to 100; 100 where nothing was decided."""
    decided = points.possible - points.pending
    return 100.0 * (points.earned or 0.0) / decided if decided else 100.0


def _evidence(handed_in: HandedIn, run: Run, isolation: Isolation) -> Evidence:
    return Evidence(grader=__version__, submission=handed_in, run=run, isolation=isolation)


def _whole(submission: Submission) -> HandedIn:
    """Return what was handed in, with a digest of all of it: what is hidden is drawn from that."""
    try:
        return msgspec.structs.replace(submission.handed_in, whole=digest(submission))
    except OSError:  # something beside it went away; then it is drawn from the file alone
        return submission.handed_in


def _run(submission: Submission, ending: Ending, collector: Collector) -> Run:
    noted = [note.text for note in collector.claims().notes][:MOST_NOTES]
    return Run(
        outcome=ending.outcome,
        seconds=ending.seconds,
        peak_memory_mb=ending.peak_memory_mb,
        cells=collector.cell_runs(),
        accelerated=any(fit.went and fit.went.way != "stock" for fit in collector.claims().fits),
        problems=tuple(dict.fromkeys((*submission.problems, *ending.problems, *noted))),
    )


def _collecting(collector: Collector, watch: Watch) -> Callable[[Frame], None]:
    def on_frame(frame: Frame) -> None:
        collector.add(frame)
        watch(frame.header)

    return on_frame


def _remembering(trainings: Trainings, otherwise: Callable[[Frame], None]) -> Callable[[Frame], None]:
    def on_frame(frame: Frame) -> None:
        if not trainings.take(frame):
            otherwise(frame)

    return on_frame


def _report(
    evidence: Evidence,
    assignment: Assignment,
    stamp: str,
    reference: Evidence,
    checks: tuple[CheckResult, ...],
) -> Report:
    return Report(
        outcome="graded",
        assignment_id=assignment.id,
        assignment_title=assignment.title,
        language=assignment.language,
        manifest=stamp,
        score=score(checks),
        checks=checks,
        evidence=evidence,
        reference_packages=reference.environment.packages,
        reference=compared(reference, evidence),
        advice=_advice(evidence.run),
    )


def _advice(run: Run) -> dict[int, str]:
    said = {cell.cell: advice_on(cell.error) for cell in run.cells if cell.error is not None}
    return {cell: advice for cell, advice in said.items() if advice is not None}
