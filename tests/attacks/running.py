"""Runs attacks as submissions in the real sandbox, with short limits, several at a time where asked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue

import msgspec

from grader.assignment import load_assignment
from grader.errors import RefusedSubmission
from grader.evidence import load_evidence
from grader.facts import HandedIn
from grader.grading import grade, not_graded
from grader.records import Limits, Report
from grader.sandbox import Sandbox, choose
from grader.submission import KINDS, mentions_tensorflow, read_submission

from ..conftest import ROOT
from .expectations import Attack

QUICK = Limits(memory_mb=512, processes=64)  #: For programs without TensorFlow; see Attack.seconds.
HEAVY = Limits(seconds=60, memory_mb=3000, processes=128)


def report_of(attack: Attack, sandbox: Sandbox) -> Report:
    """Return the report of one submission; what cannot be read is a report, too."""
    assignment = load_assignment(ROOT / "assignment")
    reference = load_evidence(assignment.reference / "evidence.json")
    try:
        submission = read_submission(attack.path)
    except RefusedSubmission as error:
        handed_in = HandedIn(name=attack.path.name, kind=KINDS[attack.path.suffix], sha256="", cells=0)
        return not_graded(handed_in, "refused", str(error), assignment, reference)
    quick = msgspec.structs.replace(QUICK, seconds=attack.seconds)
    limits = HEAVY if mentions_tensorflow(submission) else quick
    limited = msgspec.structs.replace(assignment, limits=limits)
    return grade(submission, limited, reference, sandbox, lambda _: None)


@contextmanager
def running(attacks: list[Attack], workers: int, *, fresh: bool = False) -> Iterator[list[Future[Report]]]:
    """
    Run submissions as a batch does, so many at a time; yield reports to come.

    Each worker has a sandbox of its own beside the others', and with *fresh* a new one for each run.
    """
    idle: SimpleQueue[Sandbox] = SimpleQueue()

    def work(attack: Attack) -> Report:
        sandbox = idle.get()
        try:
            return report_of(attack, sandbox)
        finally:
            idle.put(sandbox)

    with ExitStack() as stack:
        first = stack.enter_context(choose("limited", workers, fresh=fresh))
        for _ in range(workers):
            idle.put(stack.enter_context(first.beside()))
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        yield [pool.submit(work, attack) for attack in attacks]
