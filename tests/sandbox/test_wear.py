"""A warm parent forks many runs, but not for ever, and none after an odd one; a fresh sandbox forks one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox import Sandbox, choose
from grader.sandbox.fresh_sandbox import FreshSandbox
from grader.sandbox.levels import best
from grader.sandbox.origins import Origins
from grader.sandbox.process import ProcessPlace, process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

from .trial import job, origin_of, run


@pytest.fixture(params=["process", "limited"])
def warm(request: pytest.FixtureRequest) -> Iterator[WarmSandbox]:
    """A sandbox of each level that nothing ran in."""
    with process_sandbox() if request.param == "process" else best("limited") as sandbox:
        yield sandbox


def parent_after(sandbox: WarmSandbox, cell: str = "1") -> int | None:
    """Run *cell*; return the process that forked it and will fork the next one; None where that is over."""
    run(sandbox, cell)
    parent = sandbox._parents.get(("students", False))
    return parent.pid if parent is not None else None


def test_a_parent_is_replaced_after_its_runs() -> None:
    with WarmSandbox(Origins(ProcessPlace()), runs=2) as sandbox:
        one, after_two, other = (parent_after(sandbox) for _ in range(3))
        assert (after_two, other != one) == (None, True)
        assert one is not None
        assert not psutil.pid_exists(one)


def test_a_usual_one_stays(warm: WarmSandbox) -> None:
    assert parent_after(warm) == parent_after(warm, "1/0") is not None


@pytest.mark.parametrize(
    "cell",
    [
        "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
        "import os; os._exit(3)",
        "import os; os.abort()",
        "while True: print('x' * 10_000)",
    ],
    ids=["its keeper was killed", "it ended itself", "it crashed", "it printed without end"],
)
def test_after_an_odd_run_comes_another_parent_and_nothing_is_imported_again(
    cell: str, warm: WarmSandbox
) -> None:
    assert parent_after(warm) is not None
    origin = origin_of(warm)
    assert parent_after(warm, cell) is None or "getppid" in cell  # boxed, its keeper is deaf to it
    assert run(warm, "print(7)").printed() == "7\n"
    assert origin_of(warm) == origin


def test_sandboxes_beside_each_other_share_what_was_imported_and_no_parent(warm: WarmSandbox) -> None:
    with warm.beside() as other:
        assert parent_after(warm) != parent_after(other)
        assert origin_of(warm) == origin_of(other)
        origin = origin_of(warm)
        warm.close()
        assert run(other, "print(7)").printed() == "7\n"
    assert not origin.is_running()


def test_where_our_side_failed_another_origin_is_made(warm: WarmSandbox) -> None:
    with warm.beside() as other:
        assert parent_after(warm) is not None
        kept = parent_after(other)
        first = origin_of(warm)
        with pytest.raises(SandboxUnavailable):
            warm.run({**job("1"), "seed": "none"}, lambda _: None)
        assert run(warm, "print(7)").printed() == "7\n"
        assert origin_of(warm) != first
        assert parent_after(other) == kept
    warm._origins._close_retired()
    assert not first.is_running()


def test_a_failure_of_ours_keeps_no_origin_that_nobody_needs(warm: WarmSandbox) -> None:
    for _ in range(2):
        with pytest.raises(SandboxUnavailable):
            warm.run({**job("1"), "seed": "none"}, lambda _: None)
    assert warm._origins._all() == []


def test_a_dead_origin_takes_nothing_along_but_what_ran_below_it(warm: WarmSandbox) -> None:
    assert parent_after(warm) is not None
    first = origin_of(warm)
    first.kill()
    first.wait(10)
    in_a_box = "sandboxed" in warm.isolation.level
    with suppress(SandboxUnavailable):  # it was the first of all in a box; whether they are gone yet is open
        warm.run(job("1"), lambda _: None)
    assert run(warm, "print(7)").printed() == "7\n"
    assert not in_a_box or origin_of(warm) != first


def test_a_parent_that_does_not_sweep_in_time_forks_no_more(warm: WarmSandbox) -> None:
    one = parent_after(warm)
    assert one is not None
    psutil.Process(one).suspend()
    warm._sweep(tensorflow=False)
    assert warm._parents == {}
    assert not psutil.pid_exists(one)
    assert run(warm, "print(7)").printed() == "7\n"


def test_a_verifier_answers_as_often_as_a_parent_forks(mnist_path: Path) -> None:
    request = {"model": None, "feeds": [], "predictions": [], "wanted": [], "arrays": [], "pictures": []}
    request |= {"dataset": "mnist", "datasets": {"mnist": str(mnist_path)}}
    with WarmSandbox(Origins(ProcessPlace()), runs=2) as sandbox:
        used = []
        for _ in range(3):
            sandbox.verify(request, b"")
            used.append(sandbox._verifiers[False])
        assert used[0] is used[1]
        assert used[1] is not used[2]


def test_who_stops_stops_those_beside(warm: WarmSandbox) -> None:
    with warm.beside() as other:
        run(other, "1")
        warm.stop()
        with pytest.raises(SandboxUnavailable):
            run(other, "1")


def test_a_fresh_sandbox_starts_anew_for_every_run() -> None:
    started: list[WarmSandbox] = []

    def start() -> Sandbox:
        started.append(process_sandbox())
        return started[-1]

    with FreshSandbox(start) as fresh:
        for _ in range(2):
            fresh.run(job("1"), lambda _: None)
        assert len(started) == 3
        assert started[0]._parents == {}
        fresh.stop()
        with pytest.raises(SandboxUnavailable):
            fresh.run(job("1"), lambda _: None)


def test_it_is_what_is_chosen() -> None:
    with choose(fresh=True) as fresh, choose() as usual:
        assert isinstance(fresh, FreshSandbox)
        assert not isinstance(usual, FreshSandbox)
        assert fresh.isolation == usual.isolation
