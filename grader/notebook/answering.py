"""From what was seen of a session to what is said of it: the same evidence, checks and verifier as ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .. import __version__
from ..evidence import Collector
from ..facts import Evidence, Run
from ..grading import judge
from ..records import Assignment, CheckResult
from ..reports.audience import for_audience
from ..sandbox import Sandbox
from ..verification import verify
from .session import Seen
from .settled import Told, settled


class Answer(NamedTuple):
    """What `%grade` says."""

    title: str
    told: tuple[Told, ...]
    evidence: Evidence
    seen: Seen


def answer(seen: Seen, assignment: Assignment, reference: Evidence, sandbox: Sandbox) -> Answer:
    """Measure what the session holds now, and judge it; raises SandboxUnavailable where our side fails."""

    def verdicts(evidence: Evidence) -> Sequence[CheckResult]:
        return for_audience(judge(evidence, assignment, reference, "live"), "student").checks

    evidence = _measured(seen, assignment, sandbox)
    return Answer(
        assignment.title, tuple(settled(verdicts, evidence, seen, assignment.limits)), evidence, seen
    )


def _measured(seen: Seen, assignment: Assignment, sandbox: Sandbox) -> Evidence:
    collector = Collector(seen.cells)
    for frame in seen.frames:
        collector.add(frame)
    ran = tuple(cell for cell in collector.cell_runs() if cell.outcome != "not-reached")
    evidence = Evidence(
        grader=__version__,
        submission=seen.handed_in,
        run=Run(outcome="finished", cells=ran),
        claims=collector.claims(),
        environment=collector.environment,
        isolation=sandbox.isolation,
    )
    return verify(evidence, collector, assignment, sandbox)


def chosen(answered: Answer, ids: Sequence[str]) -> Answer:
    """Return only what is said of these checks; of all where none is named."""
    told = tuple(each for each in answered.told if not ids or each.check.id in ids)
    return answered._replace(told=told)


class Points(NamedTuple):
    """How the points of some checks stand."""

    earned: float
    waiting: float  #: For a person.
    later: float  #: Until a full run.
    possible: float


def points(told: Sequence[Told]) -> Points:
    """Add up the points of what was *told*."""
    now = [each.check for each in told if not each.later]
    return Points(
        earned=sum(check.earned or 0.0 for check in now if not check.status.waits),
        waiting=sum(check.points for check in now if check.status.waits),
        later=sum(each.check.points for each in told if each.later),
        possible=sum(each.check.points for each in told),
    )
