"""Where systems differ: with the modules of this one hidden, a submission runs all the same."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from grader.inside import platforms
from grader.sandbox import process as process_level
from grader.sandbox.process import process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

from ..conftest import ROOT
from ..forked import forked
from ..sandbox.trial import run


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[WarmSandbox]:
    """A sandbox on a system without fork, sessions, resource limits or poll."""
    (tmp_path / "sitecustomize.py").write_text("from tests.inside.hidden import hide\nhide()")
    monkeypatch.delattr(os, "fork")
    inner = process_level.scrubbed()
    monkeypatch.setattr(
        process_level, "scrubbed", lambda: inner | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    )
    with process_sandbox() as sandbox:
        yield sandbox


def lives(pid: int) -> bool:
    """Whether a process lives; what init has yet to reap does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_without_fork_a_submission_runs_as_a_program_of_its_own(elsewhere: WarmSandbox) -> None:
    cells = (
        "import os\nhasattr(os, 'fork')",
        "print('a')\nos.system('echo b')\nprint('c')",
        "1/0",
        "print('d')",
    )
    trial = run(elsewhere, *cells)
    assert trial.ending.outcome == "finished"
    assert trial.outcomes() == ["ok", "ok", "error", "ok"]
    assert trial.cells[1].outputs[0]["data"] == {"text/plain": "False"}
    assert trial.printed() == "a\nb\nc\nd\n"
    assert elsewhere._parents == {}


def test_without_fork_the_limits_hold_and_nothing_is_left(elsewhere: WarmSandbox) -> None:
    cell = "import subprocess\np = subprocess.Popen(['sleep', '600'])\nprint(p.pid)\nwhile True: pass"
    trial = run(elsewhere, cell, seconds=1.0)
    assert trial.ending.outcome == "timed-out"
    assert not lives(int(trial.printed()))
    eater = run(elsewhere, "x = bytearray(b'x') * 700_000_000\nwhile True: pass", memory_mb=500)
    assert eater.ending.outcome == "out-of-memory"


def test_without_fork_what_detached_itself_is_found_by_its_mark(elsewhere: WarmSandbox) -> None:
    cell = "import subprocess\nsubprocess.run('sleep 600 & echo $!', shell=True)"
    trial = run(elsewhere, cell)
    assert trial.ending.outcome == "finished"
    assert not lives(int(trial.printed()))


def test_without_fork_a_crash_is_a_crash(elsewhere: WarmSandbox) -> None:
    assert run(elsewhere, "import ctypes; ctypes.string_at(0)").ending.outcome == "crashed"


@pytest.mark.parametrize(("system", "forks"), [("linux", True), ("darwin", False), ("win32", False)])
def test_only_where_forking_after_imports_is_safe_it_is_done(
    system: str, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert platforms.can_fork() is forks


@pytest.mark.parametrize("module", ["resource", "fcntl"])
def test_a_module_that_is_not_there_is_done_without(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    importlib.import_module("grader.inside.platforms")

    def everything() -> bool:
        platforms.limit_this_process(4096, 256)
        copy = platforms.private_copy(1)
        platforms.widen_pipe(copy)
        os.close(copy)
        return True

    assert forked(everything)


def test_other_systems_get_other_options_for_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert platforms.popen_options() == {"start_new_session": True}
    monkeypatch.delattr(os, "setsid")
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
    assert platforms.popen_options() == {"creationflags": 0x08000200}
    platforms.new_session()


def test_only_linux_has_subreapers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert forked(platforms.become_subreaper)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not platforms.become_subreaper()


def test_limits_are_set_for_good() -> None:
    def limited() -> list[int]:
        import resource

        platforms.limit_this_process(100, 4)
        names = (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_DATA)
        return [resource.getrlimit(name)[1] for name in names]

    assert forked(limited) == [0, 4 * 2**30, 400 * 2**20]


def test_a_private_copy_lies_out_of_the_way_and_is_not_inherited() -> None:
    copy = platforms.private_copy(1)
    try:
        assert copy >= platforms.PRIVATE_DESCRIPTOR
        assert not os.get_inheritable(copy)
    finally:
        os.close(copy)


def test_bytes_in_a_pipe_are_counted_and_waited_for() -> None:
    reader, writer = os.pipe()
    try:
        assert platforms.bytes_waiting(reader) == 0
        os.write(writer, b"12345")
        assert platforms.bytes_waiting(reader) == 5
        start = time.monotonic()
        platforms.wait_for_bytes([reader], 30)
        assert time.monotonic() - start < 5
    finally:
        os.close(reader)
        os.close(writer)


def test_a_whole_family_is_killed() -> None:
    parent = subprocess.Popen(["sh", "-c", "sleep 600 & sleep 600 & wait"])
    while len(tree := platforms.family(parent.pid)) < 3:
        assert parent.poll() is None
    assert platforms.usage(tree, 1e9).processes == 3
    platforms.kill_family(parent.pid)
    parent.wait()
    assert psutil.wait_procs(tree, timeout=5)[1] == []


def test_processes_that_are_gone_use_nothing() -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    assert platforms.family(gone.pid) == []
    assert platforms.children(gone.pid) == []
    platforms.kill_family(gone.pid)


@pytest.mark.parametrize(
    ("returncode", "name", "crash"),
    [
        (0, None, True),
        (3, None, True),
        (0xC0000005, None, True),
        (-signal.SIGSEGV, "SIGSEGV", True),
        (-signal.SIGABRT, "SIGABRT", True),
        (-signal.SIGKILL, "SIGKILL", False),
        (-signal.SIGTERM, "SIGTERM", False),
        (-63, "signal 63", False),
    ],
)
def test_an_end_is_told_from_an_exit_status(returncode: int, name: str | None, crash: bool) -> None:
    assert platforms.signal_of(returncode) == name
    assert platforms.is_crash(returncode) is crash


def test_kernel_kills_are_counted_where_the_kernel_tells() -> None:
    count = platforms.kernel_kills()
    assert count is None or count >= 0
