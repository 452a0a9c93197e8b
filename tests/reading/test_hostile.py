"""Whatever is in a file, it is read, or refused in a sentence: soon, and without much memory."""

from __future__ import annotations

import pytest

from ..spoiling import assert_harmless, cost_of
from .hostile import EXTREMES

FEW, MANY = 600, 12_000


def test_spoilt_files_are_read_or_refused() -> None:
    assert_harmless(cost_of("tests.reading.hostile", 0, FEW), FEW)


@pytest.mark.soak
def test_so_are_many_more() -> None:
    assert_harmless(cost_of("tests.reading.hostile", FEW, MANY), MANY - FEW)


def test_so_are_files_that_are_meant_to_take_everything() -> None:
    assert_harmless(cost_of("tests.reading.hostile", 0, 0), len(EXTREMES))
