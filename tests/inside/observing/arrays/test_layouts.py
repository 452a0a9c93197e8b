"""However images are laid out, they are seen as (N, height, width)."""

from __future__ import annotations

import numpy as np
import pytest

from grader.inside.observing.arrays.layouts import views

IMAGES = np.random.default_rng(1).integers(0, 255, (20, 28, 28), dtype=np.uint8)

LAYOUTS = {
    "plain": IMAGES,
    "flat": IMAGES.reshape(20, 784),
    "channel last": IMAGES[..., None],
    "channel first": IMAGES[:, None],
    "flat with an axis": IMAGES.reshape(20, 1, 784),
    "repeated channels last": np.repeat(IMAGES[..., None], 3, -1),
    "repeated channels first": np.repeat(IMAGES[:, None], 3, 1),
    "columns": IMAGES.reshape(20, 784).T,
    "counted last": np.moveaxis(IMAGES, 0, -1),
    "padded": np.pad(IMAGES, ((0, 0), (2, 2), (2, 2))),
    "padded, with channels": np.repeat(np.pad(IMAGES, ((0, 0), (2, 2), (2, 2)))[..., None], 3, -1),
    "batched": IMAGES.reshape(5, 4, 28, 28),
    "label in the first column": np.hstack([np.ones((20, 1), np.uint8), IMAGES.reshape(20, 784)]),
    "label in the last column": np.hstack([IMAGES.reshape(20, 784), np.ones((20, 1), np.uint8)]),
    "every second row": np.repeat(IMAGES, 2, axis=0)[::2],
}


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS)
def test_images_are_seen_in_every_layout(array: np.ndarray) -> None:
    assert any(np.array_equal(view, IMAGES) for view in views(array, 28, 28))


@pytest.mark.parametrize("shape", [(28, 28), (784,), (1, 28, 28), (28, 28, 1), (1, 28, 28, 1), (1, 784)])
def test_one_image_is_one_row(shape: tuple[int, ...]) -> None:
    first, *_ = views(IMAGES[0].reshape(shape), 28, 28)
    assert np.array_equal(first, IMAGES[:1])


@pytest.mark.parametrize(
    "array",
    [np.zeros((20, 27, 28)), np.zeros((0, 28, 28)), np.zeros(3), np.array(["7"] * 784), np.zeros((20, 10))],
    ids=["27 rows", "empty", "three numbers", "text", "predictions"],
)
def test_what_is_no_image_has_no_view(array: np.ndarray) -> None:
    assert list(views(array, 28, 28)) == []
