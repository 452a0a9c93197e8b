"""Python values as arrays, in memory that is the student's."""

from __future__ import annotations

import numpy as np

from grader.inside.observing.scanning.values import LARGEST_ROW, MOST_BYTES, stacked


def test_a_list_of_rows_is_one_array() -> None:
    rows = [np.full((28, 28), i, np.uint8) for i in range(20)]
    found = stacked(rows)
    assert found is not None
    assert (found.shape, found[7, 0, 0]) == ((20, 28, 28), 7)
    assert stacked([1, 2.5, np.float32(3)]) is not None


def test_a_list_of_large_arrays_is_a_list() -> None:
    """Forty names for one array cost the student nothing, and must not cost forty copies here."""
    assert stacked([np.zeros(LARGEST_ROW + 1)] * 2) is None


def test_rows_without_end_are_not_copied() -> None:
    row = np.zeros(LARGEST_ROW)
    assert stacked([row] * (MOST_BYTES // row.nbytes + 1)) is None


def test_rows_of_different_shapes_are_no_array() -> None:
    assert stacked([np.zeros(3), np.zeros(4)]) is None
    assert stacked([np.zeros(3), "x"]) is None
