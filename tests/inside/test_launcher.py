"""The warm parent forks, its keepers keep, and neither holds anything up."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from grader.frames import FrameReader, write_frame
from grader.inside.signs import READY
from grader.sandbox.children import Forked
from grader.sandbox.folders import private_folder
from grader.sandbox.origin import Origin
from grader.sandbox.process import ProcessPlace
from grader.sandbox.warm import WarmParent

from ..conftest import ROOT
from ..sandbox.trial import job


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with private_folder() as place:
        yield place


@pytest.fixture(scope="module")
def parent() -> Iterator[WarmParent]:
    place = ProcessPlace()
    origin = Origin(place, subprocess.DEVNULL, tensorflow=False)
    parent = origin.parent()
    yield parent
    parent.close()
    origin.close()
    place.close()


@contextmanager
def running(parent: WarmParent, folder: Path, source: str) -> Iterator[Forked]:
    """A child that was given its job."""
    child = parent.fork("run")
    place = {"folder": str(folder / "work"), "environment": {}}
    os.write(child.incoming, write_frame("job", job={**job(source), **place}))
    try:
        yield child
    finally:
        child.close()
        os.close(child.incoming)
        os.close(child.outgoing)


def kinds(child: Forked) -> list[str]:
    """What a child says until the end of its stream."""
    reader, found = FrameReader(), []
    while data := os.read(child.outgoing, 2**16):
        found += [frame.header["kind"] for frame in reader.each(data)]
    return found


def test_a_child_begins_with_hello_and_ends_with_done(parent: WarmParent, folder: Path) -> None:
    with running(parent, folder, "1") as child:
        assert kinds(child) == ["hello", "environment", "cell", "output", "cell", "done"]


def test_children_run_side_by_side(parent: WarmParent, folder: Path) -> None:
    waiting = "import time\nwhile not __import__('os').path.exists('go'): time.sleep(0.01)"
    with (
        running(parent, folder, waiting) as first,
        running(parent, folder, "open('go', 'w').close()") as second,
    ):
        assert kinds(second)[-1] == kinds(first)[-1] == "done"


def test_the_exit_status_and_the_peak_of_memory_are_told(parent: WarmParent, folder: Path) -> None:
    with running(parent, folder, "x = bytearray(b'x') * 100_000_000\nimport os; os._exit(9)") as child:
        kinds(child)
        while child.returncode() is None:
            pass
        assert child.returncode() == 9
        assert child.peak_mb > 100


def test_the_warm_parent_imports_nothing_that_a_run_might_not_want(parent: WarmParent, folder: Path) -> None:
    source = "import sys\nassert not {'tensorflow', 'keras', 'matplotlib', 'pandas'} & set(sys.modules)"
    with running(parent, folder, source) as child:
        reader, headers = FrameReader(), []
        while data := os.read(child.outgoing, 2**16):
            headers += [frame.header for frame in reader.each(data)]
    assert [header["state"] for header in headers if header["kind"] == "cell"] == ["started", "ok"]


def test_ended_children_leave_no_zombies(parent: WarmParent, folder: Path) -> None:
    with running(parent, folder, "1") as child:
        kinds(child)
    parent.sweep()
    left = psutil.Process(parent.pid).children(recursive=True)
    _, alive = psutil.wait_procs(left, timeout=5)
    assert alive == []


def test_it_ends_when_nobody_can_ask_any_more(folder: Path) -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        launcher = subprocess.Popen(
            [sys.executable, "-P", "-m", "grader.inside", "launcher", str(theirs.fileno())],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "HOME": str(folder)},
            pass_fds=[theirs.fileno()],
        )
    with ours:
        assert ours.recv(16) == READY
    assert launcher.wait(10) == 0


@pytest.mark.parametrize("role", ["run"])
def test_a_role_can_be_had_without_a_warm_parent(role: str, folder: Path) -> None:
    place = {"folder": str(folder / "work"), "environment": {}}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "grader.inside", role],
        input=write_frame("job", job={**job("print('hello')"), **place}),
        capture_output=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(folder)},
        timeout=60,
    )
    frames = list(FrameReader().each(done.stdout))
    assert done.returncode == 0
    assert [frame.header["kind"] for frame in frames][-1] == "done"
    assert "hello\\n" in json.dumps([frame.header for frame in frames])
