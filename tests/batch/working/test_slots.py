"""How many run side by side."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from grader.batch.working import slots as counting
from grader.batch.working.slots import slots
from grader.records import Limits


@pytest.mark.parametrize(
    ("cores", "free_gb", "expected"), [(8, 64, 8), (8, 16, 3), (2, 24, 2), (4, 2, 1), (1, 64, 1)]
)
def test_as_many_as_cores_and_memory_allow(
    cores: int, free_gb: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "processors", lambda: cores)
    free = SimpleNamespace(available=free_gb * 2**30)
    monkeypatch.setattr(counting.psutil, "virtual_memory", lambda: free)
    assert slots(Limits(memory_mb=4096)) == expected


def test_whoever_asks_gets_so_many() -> None:
    assert slots(Limits(), 7) == 7
