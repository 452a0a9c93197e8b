"""A thousand runs from one warm parent leave it as it was: memory, descriptors, namespaces, processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from grader.sandbox.levels import best

from .trial import left_over, origin_of, run

pytestmark = pytest.mark.alone

FIRST = 20  #: Runs after which everything has been used once.
SLACK_MB = 8.0


class State(NamedTuple):
    """What could leak: of the warm parent, of this process, of the machine."""

    parent_mb: float
    parent_descriptors: int
    our_descriptors: int
    namespaces: int
    left: int


@pytest.mark.parametrize("runs", [200, pytest.param(1000, marks=pytest.mark.soak)])
def test_nothing_leaks(runs: int) -> None:
    with best("process", runs=10**6) as sandbox:
        for _ in range(FIRST):
            run(sandbox, "print('one of many')")
        before = state(sandbox)
        for _ in range(runs - FIRST):
            assert run(sandbox, "print('one of many')").printed() == "one of many\n"
        after = state(sandbox)
    print(f"{runs} runs: {before} -> {after}")
    assert after.parent_mb <= before.parent_mb + SLACK_MB
    assert after[1:] == before[1:]
    assert after.left == 0


def state(sandbox: object) -> State:
    """Return how much of everything there is now."""
    top = origin_of(sandbox)  # type: ignore[arg-type]
    family = [top, *top.children(recursive=True)]
    return State(
        parent_mb=sum(one.memory_info().rss for one in family) / 2**20,
        parent_descriptors=sum(one.num_fds() for one in family),
        our_descriptors=psutil.Process().num_fds(),
        namespaces=len(set(_namespaces())),
        left=len(left_over(sandbox)),  # type: ignore[arg-type]
    )


def _namespaces() -> Iterator[str]:
    for folder in Path("/proc").glob("[0-9]*/ns"):
        with suppress(OSError):
            for link in folder.iterdir():
                yield str(link.readlink())
