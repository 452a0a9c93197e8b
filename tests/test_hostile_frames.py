"""Whatever a submission's process sends, it is taken or refused: soon, and without much memory."""

from __future__ import annotations

import pytest

from .spoiling import assert_harmless, cost_of

FEW, MANY = 600, 8_000


def test_spoilt_streams_are_taken_or_refused() -> None:
    assert_harmless(cost_of("tests.hostile_frames", 0, FEW), FEW)


@pytest.mark.soak
def test_so_are_many_more() -> None:
    assert_harmless(cost_of("tests.hostile_frames", FEW, MANY), MANY - FEW)
