"""Control groups: version 1 for real where it can be written, version 2 on a folder that looks like one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from grader.sandbox.cgroups import ROOT, Group, GroupLimits, create, sweep

LIMITS = GroupLimits(memory_mb=200, processes=20)
WAIT = "import sys; sys.stdin.readline(); "


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    """A folder like version 2's, where nothing is behind the files."""
    (tmp_path / "cgroup.controllers").write_text("cpu memory pids")
    return tmp_path


@pytest.fixture
def group() -> Iterator[Group]:
    """A group of this machine, or where it has none that can be written, a failure that says so."""
    made = create(LIMITS)
    assert made is not None or not _writable(), "control groups can be written, but none was made"
    if made is None:
        pytest.xfail("control groups cannot be written here")
    yield made
    made.close()


def _writable() -> bool:
    return os.access(ROOT / "memory", os.W_OK) and os.access(ROOT / "pids", os.W_OK)


def started(group: Group, source: str) -> subprocess.Popen[bytes]:
    """A program that waits until it is in the group."""
    process = subprocess.Popen([sys.executable, "-c", WAIT + source], stdin=subprocess.PIPE)
    group.add(process.pid)
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.close()
    return process


def test_memory_beyond_the_limit_ends_a_process_and_is_counted(group: Group) -> None:
    process = started(group, "x = [bytearray(10**7) for _ in range(60)]")
    assert process.wait(20) == -signal.SIGKILL
    assert group.kills() == 1


def test_memory_below_the_limit_does_not(group: Group) -> None:
    assert started(group, "x = [bytearray(10**7) for _ in range(5)]").wait(20) == 0
    assert group.kills() == 0


def test_no_more_processes_are_forked_than_the_limit(group: Group) -> None:
    source = (
        "import os, time\nn = 0\ntry:\n"
        "    while n < 100:\n        if os.fork() == 0: time.sleep(60)\n        n += 1\n"
        "except BlockingIOError: os._exit(n)"
    )
    assert started(group, source).wait(20) == LIMITS.processes - 1


def test_everything_in_a_group_is_killed_and_the_group_is_gone(group: Group) -> None:
    process = started(
        group, "import os, time\nfor _ in range(5):\n    if os.fork() == 0: os.setsid()\ntime.sleep(60)"
    )
    folders = group.folders()
    group.close()
    assert process.wait(5) == -signal.SIGKILL
    assert not any(folder.exists() for folder in folders)


def test_version_2_gets_its_limits(version_2: Path) -> None:
    made = create(LIMITS, version_2)
    assert made is not None
    [folder] = made.folders()
    assert made.version == 2
    assert (folder / "memory.max").read_text() == str(200 * 2**20)
    assert (folder / "pids.max").read_text() == "20"


def test_version_2_counts_what_the_kernel_killed(version_2: Path) -> None:
    made = create(LIMITS, version_2)
    assert made is not None
    assert made.kills() == 0
    (made.folders()[0] / "memory.events").write_text("low 0\noom 4\noom_kill 3\n")
    assert made.kills() == 3


def test_a_machine_without_groups_has_none(tmp_path: Path) -> None:
    assert create(LIMITS, tmp_path) is None


def test_groups_of_a_supervisor_that_is_no_more_are_swept(version_2: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    stale, alive = (
        version_2 / f"keras-grader-{gone.pid}-ab",
        version_2 / f"keras-grader-{psutil.Process().pid}-ab",
    )
    stale.mkdir()
    alive.mkdir()
    sweep(version_2)
    assert (stale.exists(), alive.exists()) == (False, True)
