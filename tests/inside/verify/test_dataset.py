from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.inside.verify.dataset import DataSet, load


def test_it_is_read_once_for_all_requests(mnist: DataSet, mnist_path: Path) -> None:
    assert load(mnist_path) is mnist


def test_nearly_every_image_has_an_outline_of_its_own(mnist: DataSet) -> None:
    assert len(mnist.places) == 69_952
    assert sum(map(len, mnist.places.values())) == 70_000


@pytest.mark.parametrize(
    ("split", "row", "there"),
    [
        ("test", 0, True),
        ("test", 9999, True),
        ("test", 10000, False),
        ("train", 59999, True),
        ("train", -1, False),
        ("train", True, False),
        ("train", "0", False),
        ("validation", 0, False),
        (None, None, False),
        ([], {}, False),
    ],
)
def test_an_image_is_there_or_not(mnist: DataSet, split: object, row: object, there: bool) -> None:
    assert mnist.has(split, row) is there


def test_labels_are_whole_numbers(mnist: DataSet) -> None:
    assert [mnist.label("test", row) for row in range(5)] == [7, 2, 1, 0, 4]
    assert mnist.labels["train"].dtype == np.int64
