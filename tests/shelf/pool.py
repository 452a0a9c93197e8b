"""Grades a shelf as a batch does: each worker has a sandbox, and takes one submission after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue

import msgspec

from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.grading import grade
from grader.records import Report
from grader.sandbox import Sandbox, choose
from grader.submission import read_submission

from ..conftest import ROOT
from .expectations import Shelved

MOST_WORKERS = 4  #: A warm parent, a verifier and a run take a gigabyte each.


@contextmanager
def grading(
    items: Iterable[Shelved], *, stock: bool = False, fresh: bool = False
) -> Iterator[dict[str, Future[Report]]]:
    """
    Grade *items* side by side, in their order; yield their reports to come, by name.

    *stock* has Keras take all its steps itself, *fresh* has every submission run in a sandbox of its own.
    """
    assignment = msgspec.structs.replace(load_assignment(ROOT / "assignment"), stock=stock)
    reference = load_evidence(assignment.reference / "evidence.json")
    idle: SimpleQueue[Sandbox] = SimpleQueue()

    def report_of(item: Shelved) -> Report:
        sandbox = idle.get()
        try:
            return grade(read_submission(item.path), assignment, reference, sandbox, lambda _: None)
        finally:
            idle.put(sandbox)

    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    with ExitStack() as stack:
        first = stack.enter_context(choose("process", fresh=fresh))
        for _ in range(workers):
            idle.put(stack.enter_context(first.beside()))
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        yield {item.name: pool.submit(report_of, item) for item in items}
