"""Whatever is in a zip, it is taken, or refused in a sentence: soon, and without much memory."""

from __future__ import annotations

import pytest

from ...spoiling import assert_harmless, cost_of
from .hostile import EXTREMES

FEW, MANY = 300, 5_000


def test_spoilt_zips_are_taken_or_refused() -> None:
    assert_harmless(cost_of("tests.batch.intake.hostile", 0, FEW), FEW)


@pytest.mark.soak
def test_so_are_many_more() -> None:
    assert_harmless(cost_of("tests.batch.intake.hostile", FEW, MANY), MANY - FEW)


def test_so_are_zips_that_are_meant_to_take_everything() -> None:
    assert_harmless(cost_of("tests.batch.intake.hostile", 0, 0), len(EXTREMES))
