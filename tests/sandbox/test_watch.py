"""Memory that no process has mapped, and so no process is told to use, is found all the same."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest

from grader.inside.platforms import Usage
from grader.sandbox import shared
from grader.sandbox.watch import CALM, EVERY, Watch

from .acting import Actor

LIMITS = {"seconds": 60.0, "memory_mb": 500, "processes": 9}


@pytest.mark.parametrize(
    ("shares", "grown", "outcome"),
    [(True, 600.0, "out-of-memory"), (True, 400.0, None), (False, 600.0, None)],
    ids=["its own", "not too much", "somebody else's"],
)
def test_shared_memory_that_was_let_go_of_is_counted(
    monkeypatch: pytest.MonkeyPatch, shares: bool, grown: float, outcome: str | None
) -> None:
    in_use = iter([30.0, 30.0 + grown])
    monkeypatch.setattr(shared, "in_use_mb", lambda: next(in_use))
    monkeypatch.setattr(shared, "is_had_by", lambda _: shares)
    actor = Actor(ends=None)
    verdict = Watch(actor, LIMITS, 60.0).look()
    actor.close()
    assert (verdict and verdict.outcome) == outcome


@pytest.mark.parametrize(("kind", "shares"), [("MAP_SHARED", True), ("MAP_PRIVATE", False)])
def test_an_area_without_a_file_is_told_from_others(kind: str, shares: bool) -> None:
    source = f"import mmap; area = mmap.mmap(-1, 2**20, mmap.{kind}); area[0] = 1; print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert shared.is_had_by([psutil.Process(child.pid)]) is shares
        child.communicate(b"\n")


@pytest.mark.parametrize(
    ("memory_mb", "pause"), [(100.0, CALM), (450.0, EVERY)], ids=["calm", "near the limit"]
)
def test_what_is_calm_is_looked_at_less_often(
    monkeypatch: pytest.MonkeyPatch, memory_mb: float, pause: float
) -> None:
    clock, looks = [0.0], list[float]()

    def used(_enough_mb: float) -> Usage:
        looks.append(clock[0])
        return Usage(memory_mb, 1)

    monkeypatch.setattr("grader.sandbox.watch.time.monotonic", lambda: clock[0])
    actor = Actor(ends=None, memory_mb=memory_mb)
    monkeypatch.setattr(actor, "usage", used)
    watch = Watch(actor, LIMITS, 60.0)
    for tick in range(100):
        clock[0] = tick / 100
        watch.look()
    actor.close()
    assert len(looks) == pytest.approx(1 / pause, abs=1.5)
