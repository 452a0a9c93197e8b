"""Killed at any moment a batch loses nothing, tears nothing and grades nothing twice."""

from __future__ import annotations

import pytest

from ..attacks.traces import traces_of_any
from .killing import kill_often

pytestmark = pytest.mark.alone

FEW, MANY = 9, 300


@pytest.mark.parametrize(
    "kills", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.soak)]
)
def test_a_batch_that_is_killed_again_and_again_ends_as_if_nothing_had_been(kills: int) -> None:
    before = traces_of_any()
    seen = kill_often(kills, seed=kills)
    assert seen.wrong == []
    assert sum(seen.kills.values()) == kills
    assert min(seen.kills[victim] for victim in ("supervisor", "worker", "sandbox")) > 0
    assert traces_of_any() <= before
