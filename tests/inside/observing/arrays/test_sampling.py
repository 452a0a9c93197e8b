"""A signature changes when an array does."""

from __future__ import annotations

import numpy as np
import pytest

from grader.inside.observing.arrays.sampling import signature, spread


@pytest.mark.parametrize(
    "change",
    [
        lambda a: np.divide(a, 2, out=a),
        lambda a: np.random.default_rng(0).shuffle(a),
        lambda a: a.sort(axis=0),
        lambda a: a.fill(0),
    ],
    ids=["divided", "shuffled", "sorted", "emptied"],
)
def test_what_changes_in_place_has_another_signature(change) -> None:
    array = np.random.default_rng(1).random((1000, 28, 28))
    before = signature(array)
    change(array)
    assert signature(array) != before


def test_shape_and_type_are_part_of_it() -> None:
    zeros = np.zeros((10, 4), np.float32)
    others = [zeros.reshape(4, 10), zeros.astype(np.int32), zeros.reshape(-1)]
    assert signature(zeros) not in [signature(other) for other in others]


def test_objects_are_told_apart_by_what_they_are() -> None:
    assert signature(np.array(["5", "0"], object)) != signature(np.array(["5", "1"], object))


@pytest.mark.parametrize(
    ("total", "wanted", "rows"), [(100, 3, [0, 50, 99]), (2, 16, [0, 1]), (1, 8, [0]), (0, 8, [])]
)
def test_rows_are_spread_evenly_with_the_first_and_the_last(total, wanted, rows) -> None:
    assert spread(total, wanted).tolist() == rows
