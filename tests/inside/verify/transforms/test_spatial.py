from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.transforms.spatial import corners, spatial_steps

IMAGE = np.arange(12.0).reshape(1, 3, 4)


@pytest.mark.parametrize("size", [(3, 4), (5, 6), (2, 2), (7, 4), (2, 9)])
def test_every_way_gives_the_size_asked_for(size: tuple[int, int]) -> None:
    shapes = {step.apply(IMAGE).shape[1:] for step in spatial_steps(3, 4, *size)}
    assert size in shapes
    assert shapes <= {size, size[::-1]}  # turned a quarter


def test_the_likeliest_place_is_the_middle() -> None:
    padded = next(spatial_steps(3, 4, 5, 6)).apply(IMAGE)
    assert np.array_equal(padded[:, 1:4, 1:5], IMAGE)
    assert padded.sum() == IMAGE.sum()


def test_a_smaller_picture_is_cut_from_the_middle_first() -> None:
    assert np.array_equal(next(spatial_steps(3, 4, 1, 2)).apply(IMAGE), IMAGE[:, 1:2, 1:3])


def test_each_corner_is_tried_once() -> None:
    assert corners(28, 28, 32, 32) == [(2, 2), (0, 0), (0, 4), (4, 0), (4, 4)]
