"""Images whose masks were changed alike for all of them: turned, mirrored, or with faint pixels blackened."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.arrays.thresholds import threshold

ORDER = np.random.default_rng(5).permutation(10000)

TURNS = {
    "transposed": lambda x: x.transpose(0, 2, 1),
    "mirrored": lambda x: x[:, :, ::-1],
    "upside down": lambda x: x[:, ::-1],
    "turned by a quarter": lambda x: np.rot90(x, 1, (1, 2)),
    "turned by half": lambda x: np.rot90(x, 2, (1, 2)),
    "transposed, scaled and flattened": lambda x: x.transpose(0, 2, 1).reshape(len(x), -1) / 255.0,
}
CUTS = {
    "binarised": lambda x: x > 127,
    "binarised after scaling": lambda x: (x / 255.0 >= 0.5).astype(np.float32),
    "rounded": lambda x: np.round(x / 255.0),
    "faint pixels blackened": lambda x: np.where(x < 50, 0, x),
    "in sixteen greys": lambda x: x // 16,
    "binarised and inverted": lambda x: 1 - (x > 100),
}


@pytest.mark.parametrize("change", [*TURNS.values(), *CUTS.values()], ids=[*TURNS, *CUTS])
def test_shuffled_images_are_recognised_each(change, mnist_path, mnist: SimpleNamespace) -> None:
    found = Library({"mnist": str(mnist_path)}).find(change(mnist.x_test[ORDER]))
    known = found.positions == 60000 + ORDER
    assert known.mean() > 0.99
    assert found.content["train"] <= 10


def test_one_image_is_found_once_the_threshold_is_known(mnist_path, mnist: SimpleNamespace) -> None:
    library = Library({"mnist": str(mnist_path)})
    assert library.find(mnist.x_test[77] > 127) is None
    library.find(mnist.x_test[ORDER] > 127)
    assert library.find(mnist.x_test[77] > 127).content["index"] == 77
    assert library.find(mnist.x_test[77][::-1] > 127).content["index"] == 77  # as pcolor wants it


def test_a_few_noisy_images_in_any_order_are_recognised(mnist_path, mnist: SimpleNamespace) -> None:
    noisy = mnist.x_train[:128][::-1] / 255 + np.random.default_rng(3).normal(0, 0.05, (128, 28, 28))
    found = Library({"mnist": str(mnist_path)}).find(noisy)
    assert (found.content["test"], found.content["train"] > 96) == (0, True)


def test_pictures_of_ones_own_are_none_of_them(library: Library) -> None:
    rng = np.random.default_rng(1)
    own = np.zeros((200, 28, 28), np.uint8)
    own[:, 6:22, 6:22] = (rng.random((200, 16, 16)) > 0.5) * 255
    assert library.find(own) is None


@pytest.mark.parametrize(
    ("images", "level"),
    [(lambda x: x > 99, 99), (lambda x: np.where(x > 30, x, 0), 30), (lambda x: x[::-1] > 99, None)],
    ids=["binarised", "cut", "other images"],
)
def test_a_threshold_is_told_from_images_beside_originals(images, level, mnist: SimpleNamespace) -> None:
    assert threshold(images(mnist.x_test[:200]), list(mnist.x_test[:200])) == level
