"""However a response is made, it is judged soon."""

from __future__ import annotations

import pytest

from ..spoiling import assert_harmless, cost_of
from .hostile_prose import PIECES

STEP = 5


def test_a_response_that_repeats_itself_is_judged_soon() -> None:
    assert_harmless(cost_of("tests.checks.hostile_prose", 0, STEP), len(PIECES[::STEP]))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(1, STEP))
def test_whatever_it_repeats(first: int) -> None:
    assert_harmless(cost_of("tests.checks.hostile_prose", first, STEP), len(PIECES[first::STEP]))
