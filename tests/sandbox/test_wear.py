"""A warm parent forks many runs, but not for ever; a fresh sandbox has one for each."""

from __future__ import annotations

from typing import Any

import psutil

from grader.sandbox import choose
from grader.sandbox.process import ProcessPlace
from grader.sandbox.warm_sandbox import MOST_RUNS, WarmSandbox

from .trial import run


def parent_of_a_run(sandbox: WarmSandbox, cell: str = "1") -> Any:
    """Run *cell*; return the process that forked it."""
    assert run(sandbox, cell).ending.outcome in {"finished", "killed"}
    (parent,) = sandbox._parents.values()
    return parent._process


def test_a_parent_is_replaced_after_its_runs() -> None:
    with WarmSandbox(ProcessPlace(), runs=2) as sandbox:
        one, same, other = (parent_of_a_run(sandbox) for _ in range(3))
        assert (same.pid, other.pid != one.pid) == (one.pid, True)
        assert not psutil.pid_exists(one.pid) or one.poll() is not None


def test_a_fresh_sandbox_has_a_parent_a_run_and_a_usual_one_has_not() -> None:
    with choose(fresh=True) as fresh, choose() as usual:
        assert (fresh._most_runs, usual._most_runs) == (1, MOST_RUNS)  # type: ignore[attr-defined]


def test_a_parent_that_lost_a_keeper_forks_no_more() -> None:
    with WarmSandbox(ProcessPlace()) as sandbox:
        one = parent_of_a_run(sandbox)
        run(sandbox, "import os, signal; os.kill(os.getppid(), signal.SIGKILL)")
        assert parent_of_a_run(sandbox).pid != one.pid
