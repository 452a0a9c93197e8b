"""Nothing but finite numbers wins a comparison."""

from __future__ import annotations

import pytest

from grader.checks.findings.compare import (
    all_close,
    are_probabilities,
    at_least,
    close,
    finite,
    largest,
    softmax,
)

NAN = float("nan")


@pytest.mark.parametrize("value", [None, NAN])
def test_what_is_not_a_number_reaches_nothing(value):
    assert not at_least(value, 0.0)
    assert not close(value, value, 1.0)
    assert not all_close([value], [value], 1.0)
    assert not are_probabilities([value, 1.0])
    assert largest([value, 1.0]) is None
    assert softmax([value, 1.0]) == ()
    assert finite([value]) is None


def test_thresholds_are_reached_exactly():
    assert at_least(0.9, 0.9)
    assert close(1.0, 1.5, 0.5)


def test_sequences_must_be_equally_long_and_not_empty():
    assert all_close([1.0, 2.0], [1.0, 2.1], 0.2)
    assert not all_close([1.0], [1.0, 1.0], 0.2)
    assert not all_close([], [], 0.2)


@pytest.mark.parametrize(
    ("values", "answer"),
    [((0.2, 0.8), True), ((0.5, 0.6), False), ((1.5, -0.5), False), ((), False)],
)
def test_probabilities_are_between_0_and_1_and_sum_to_1(values, answer):
    assert are_probabilities(values) is answer


def test_the_first_of_equals_is_the_largest():
    assert largest([1.0, 3.0, 3.0]) == 1
    assert largest([]) is None


def test_softmax_does_not_overflow():
    assert softmax([1000.0, 1000.0]) == (0.5, 0.5)
