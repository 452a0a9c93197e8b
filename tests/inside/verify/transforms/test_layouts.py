from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.transforms.layouts import layouts

READ = {  # shape of a row -> planes as (channels, height, width), in the order in which they are tried
    (28, 28): [(1, 28, 28)],
    (784,): [(1, 28, 28)],
    (28, 28, 1): [(1, 28, 28)],
    (1, 28, 28): [(1, 28, 28)],
    (16, 49): [(1, 28, 28)],
    (32, 32): [(1, 32, 32)],
    (32, 32, 1): [(1, 32, 32)],
    (1, 32, 32): [(1, 32, 32)],
    (1024,): [(1, 32, 32)],
    (28, 28, 3): [(3, 28, 28)],
    (3, 28, 28): [(3, 28, 28)],
    (784, 3): [(3, 28, 28)],
    (2352,): [(3, 28, 28)],
    (300,): [(3, 10, 10)],
    (100,): [(1, 10, 10)],
    (20, 40): [(1, 20, 40)],
    (10,): [],
    (1000, 1000): [],
    (4, 5, 6, 7): [],
}


@pytest.mark.parametrize(("shape", "planes"), READ.items(), ids=map(str, READ))
def test_a_shape_tells_which_planes_it_holds(shape: tuple[int, ...], planes: list[tuple[int, ...]]) -> None:
    rows = np.arange(2 * int(np.prod(shape))).reshape(2, *shape)
    assert [layout.to_planes(rows).shape[1:] for layout in layouts(shape, 28, 28)] == planes


@pytest.mark.parametrize("shape", [shape for shape, planes in READ.items() if planes], ids=str)
def test_there_and_back_changes_nothing(shape: tuple[int, ...]) -> None:
    rows = np.arange(3 * int(np.prod(shape))).reshape(3, *shape)
    for layout in layouts(shape, 28, 28):
        assert np.array_equal(layout.from_planes.apply(layout.to_planes(rows)), rows)
