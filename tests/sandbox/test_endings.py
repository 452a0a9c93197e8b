"""What is killed from outside is our failure, whatever a submission or its data would have done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psutil
import pytest

from grader.errors import SandboxUnavailable
from grader.frames import write_frame
from grader.sandbox import Ending
from grader.sandbox.graph import GraphFailed, GraphProcess
from grader.sandbox.verifier import Verifier
from grader.sandbox.warm_sandbox import WarmSandbox

from .acting import Actor
from .test_graph import GRAPH
from .trial import job, origin_of, run

REQUEST = {"model": None, "arrays": [], "feeds": [], "predictions": [], "wanted": []}


def killing(sandbox: WarmSandbox, victim: Callable[[list[psutil.Process]], psutil.Process]) -> Ending:
    """Run a submission that takes its time, and kill one of the processes of its sandbox meanwhile."""
    assert run(sandbox, "1").outcomes() == ["ok"]  # the parent is warm
    top = origin_of(sandbox)
    started = threading.Event()

    def kill() -> None:
        started.wait(20)
        killed = False
        while not killed:  # others come and go while one looks
            with suppress(psutil.Error, AttributeError, StopIteration):
                victim([top, *top.children(recursive=True)]).kill()
                killed = True

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        return sandbox.run(job("import time; time.sleep(3)"), lambda _: started.set())
    finally:
        started.set()
        thread.join()


def _innermost(processes: list[psutil.Process]) -> psutil.Process:
    return next(one for one in processes if not one.children())


@pytest.mark.parametrize("sandbox", ["sandboxed"], indirect=True)
@pytest.mark.parametrize(
    "victim",
    [
        lambda all_: all_[0],
        lambda all_: _innermost(all_).parent(),
    ],
    ids=["bubblewrap", "the keeper"],
)
def test_a_sandbox_that_is_killed_says_nothing_about_the_submission(
    sandbox: WarmSandbox, victim: Callable[[list[psutil.Process]], psutil.Process]
) -> None:
    with pytest.raises(SandboxUnavailable, match="ended from outside"):
        killing(sandbox, victim)
    assert run(sandbox, "print(7)").printed() == "7\n"


@pytest.mark.parametrize("sandbox", ["sandboxed"], indirect=True)
def test_a_run_outlives_the_process_that_forked_it(sandbox: WarmSandbox) -> None:
    ending = killing(sandbox, lambda all_: _innermost(all_).parent().parent())
    assert ending.outcome == "finished"
    assert run(sandbox, "print(7)").printed() == "7\n"


@pytest.mark.parametrize("sandbox", ["sandboxed"], indirect=True)
def test_a_submission_that_kills_itself_has_done_so(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "import os; os.kill(os.getpid(), 9)").ending.outcome == "killed"


def test_a_run_that_is_interrupted_is_so_in_its_cell(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "import os, signal; os.kill(os.getpid(), signal.SIGINT)", "print(7)")
    assert (trial.ending.outcome, trial.outcomes()) == ("finished", ["error", "ok"])
    assert trial.cells[1].error is not None
    assert trial.cells[1].error.name == "KeyboardInterrupt"


@pytest.mark.parametrize("sandbox", ["sandboxed"], indirect=True)
def test_no_signal_that_a_run_sends_reaches_its_keeper(sandbox: WarmSandbox) -> None:
    source = (
        "import os, signal, time\nfor number in signal.valid_signals(): os.kill(1, number)\ntime.sleep(0.2)"
    )
    trial = run(sandbox, source, "print(7)")
    assert (trial.ending.outcome, trial.printed()) == ("finished", "7\n")


def test_a_verifier_that_is_killed_says_nothing_about_the_network() -> None:
    verifier = Verifier(Actor(write_frame("hello", format=1), ends=-signal.SIGKILL))
    with pytest.raises(SandboxUnavailable, match="ended from outside"):
        verifier.ask(REQUEST, b"")


@pytest.mark.parametrize(("ends", "raised"), [(-9, SandboxUnavailable), (-11, GraphFailed)])
def test_neither_does_a_graph(ends: int, raised: Any) -> None:
    process = GraphProcess(Actor(write_frame("hello", format=1), ends=ends))
    with pytest.raises(raised):
        process.load(GRAPH)


def test_what_the_kernel_killed_for_memory_was_not_killed_from_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = iter([3, 4])
    monkeypatch.setattr("grader.inside.platforms.kernel_kills", lambda: next(counts))
    verifier = Verifier(Actor(write_frame("hello", format=1), ends=-signal.SIGKILL))
    assert "ended the process" in verifier.ask(REQUEST, b"")["why_not"]
