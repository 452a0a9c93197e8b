"""How the end of a run is told from what it said and from how its process ended."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader.errors import SandboxUnavailable
from grader.frames import BrokenFrame, Frame, write_frame
from grader.inside import platforms, signs
from grader.sandbox import Ending, following
from grader.sandbox.following import Following

from .acting import Actor
from .trial import job

HELLO = write_frame("hello", format=1)
DONE = write_frame("done")


def cell(number: int, *states: str) -> bytes:
    return b"".join(write_frame("cell", cell=number, state=state) for state in states)


BEGUN = HELLO + cell(1, "started", "ok") + cell(2, "started")
ALL = BEGUN + cell(2, "ok")
MEMORY = write_frame("note", about="memory", text="no memory")

Follow = Callable[..., Ending]


@pytest.fixture
def follow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Follow]:
    """Follows an actor with a job of two cells."""
    monkeypatch.setattr(following, "_FAREWELL", 0.1)
    actors: list[Actor] = []

    def play(*frames: bytes, on_frame: Any = lambda frame: None, **actor: Any) -> Ending:
        limits = {name: actor.pop(name) for name in ("seconds", "memory_limit") if name in actor}
        limits = {"seconds": limits.get("seconds", 20.0), "memory_mb": limits.get("memory_limit", 1000)}
        actors.append(Actor(*frames, **actor))
        return Following(actors[-1], job("1", "2", **limits), on_frame).follow(b"request")

    yield play
    for actor in actors:
        assert actor.killed
        actor.close()


ENDS: dict[str, tuple[tuple[bytes, ...], int, str]] = {
    "all cells and done": ((ALL, DONE), 0, "finished"),
    "the last cell ended": ((ALL,), 1, "finished"),
    "crashed after the last cell": ((ALL,), -signal.SIGSEGV, "finished"),
    "left in a cell": ((BEGUN,), 0, "crashed"),
    "left with a status": ((BEGUN,), 3, "crashed"),
    "left before the first cell": ((HELLO,), 0, "crashed"),
    "segmentation fault": ((BEGUN,), -signal.SIGSEGV, "crashed"),
    "aborted": ((BEGUN,), -signal.SIGABRT, "crashed"),
    "an access violation of Windows": ((BEGUN,), 0xC0000005, "crashed"),
    "killed": ((BEGUN,), -signal.SIGKILL, "killed"),
    "terminated": ((BEGUN,), -signal.SIGTERM, "killed"),
    "too much output": ((BEGUN,), signs.TOO_MUCH_OUTPUT, "too-much-output"),
    "a memory error on the way": ((BEGUN, MEMORY, cell(2, "error"), DONE), 0, "out-of-memory"),
    "a memory error, then a crash": ((BEGUN, MEMORY), -signal.SIGSEGV, "crashed"),
    "half a frame": ((BEGUN, DONE[:7]), 0, "crashed"),
    "nonsense": ((BEGUN, b"nonsense" * 9), 0, "crashed"),
    "not a number": ((BEGUN, b"\0\0\0\x14" + bytes(8) + b'{"kind": "x", "y":NaN}'), 0, "crashed"),
    "news after the end": ((ALL, DONE, b"nonsense" * 9), 0, "crashed"),
}


@pytest.mark.parametrize(("frames", "returncode", "outcome"), ENDS.values(), ids=ENDS)
def test_the_outcome_is_told_from_frames_and_exit_status(
    frames: tuple[bytes, ...], returncode: int, outcome: str, follow: Follow
) -> None:
    ending = follow(*frames, ends=returncode)
    assert ending.outcome == outcome
    assert bool(ending.problems) is (outcome != "finished")


def test_a_kill_near_the_memory_limit_is_put_down_to_memory(follow: Follow) -> None:
    full = follow(BEGUN, ends=-signal.SIGKILL, memory_mb=950)
    assert full.outcome == "out-of-memory"


def test_a_kill_by_the_kernel_is_put_down_to_memory(follow: Follow, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([7, 8])
    monkeypatch.setattr(platforms, "kernel_kills", lambda: next(counts))
    assert follow(BEGUN, ends=-signal.SIGKILL).outcome == "out-of-memory"


@pytest.mark.parametrize(
    ("actor", "outcome"),
    [
        ({"seconds": 0.05}, "timed-out"),
        ({"memory_mb": 1001.0}, "out-of-memory"),
        ({"processes": 257}, "killed"),
    ],
)
def test_who_goes_over_a_limit_is_ended(actor: dict[str, Any], outcome: str, follow: Follow) -> None:
    ending = follow(BEGUN, ends=None, **actor)
    assert ending.outcome == outcome
    assert "the limit" in ending.problems[0]


def test_what_a_run_used_at_most_is_told(follow: Follow) -> None:
    assert follow(ALL, DONE, memory_mb=321.0).peak_memory_mb == 321.0


def test_who_says_no_hello_is_our_failure(follow: Follow) -> None:
    with pytest.raises(SandboxUnavailable, match="did not start"):
        follow(ends=1)


@pytest.mark.parametrize("first", [DONE, cell(1, "started"), b"Traceback (most recent call last):"])
def test_who_begins_otherwise_than_with_hello_is_our_failure(first: bytes, follow: Follow) -> None:
    with pytest.raises(SandboxUnavailable):
        follow(first)


def test_what_failed_on_our_side_is_said(follow: Follow) -> None:
    with pytest.raises(SandboxUnavailable, match="KeyError: 'seed'"):
        follow(HELLO, write_frame("failed", text="Traceback\nKeyError: 'seed'\n"), ends=signs.OUR_FAULT)


def test_nobody_gets_out_of_a_run_by_claiming_that_we_failed(follow: Follow) -> None:
    assert follow(BEGUN, write_frame("failed", text="oh"), ends=signs.OUR_FAULT).outcome == "crashed"


def test_what_the_collector_refuses_is_a_crash_and_what_came_before_counts(follow: Follow) -> None:
    kept: list[str] = []

    def collect(frame: Frame) -> None:
        if frame.header["kind"] == "forged":
            raise BrokenFrame("nobody knows it")
        kept.append(frame.header["kind"])

    ending = follow(BEGUN, write_frame("forged"), DONE, on_frame=collect)
    assert ending.outcome == "crashed"
    assert "nobody knows it" in ending.problems[0]
    assert kept == ["hello", "cell", "cell", "cell"]


def test_nothing_counts_after_done(follow: Follow) -> None:
    kept: list[str] = []
    follow(ALL, DONE, write_frame("pick"), on_frame=lambda frame: kept.append(frame.header["kind"]))
    assert kept[-1] == "done"
