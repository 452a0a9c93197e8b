"""Another data set on the shelf is told apart by its content, never by its name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.inside.observing.arrays.library import Library

from ....clothes import TEST, TRAIN, write_clothes


@pytest.fixture(scope="module")
def clothes_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clothes(tmp_path_factory.mktemp("shelf") / "clothes.npz")


@pytest.fixture(scope="module")
def both(mnist_path: Path, clothes_path: Path) -> Library:
    return Library({"fashion_mnist": str(clothes_path), "mnist": str(mnist_path)}, "mnist")


CHANGES = {
    "as they are": lambda x: x,
    "scaled": lambda x: x / 255.0,
    "flattened": lambda x: x.reshape(len(x), -1).astype(np.float32),
    "shuffled": lambda x: x[np.random.default_rng(0).permutation(len(x))],
    "transposed": lambda x: x.transpose(0, 2, 1),
    "half of them": lambda x: x[: len(x) // 2, ..., None],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_clothes_are_clothes(change, both: Library, clothes_path: Path) -> None:
    x = change(np.load(clothes_path)["x_train"])
    found = both.find(x)
    assert (found.content["dataset"], found.content["train"], found.content["test"]) == (
        "fashion_mnist",
        len(x),
        0,
    )


def test_labels_of_clothes_are_theirs(both: Library, clothes_path: Path) -> None:
    found = both.find(np.load(clothes_path)["y_test"])
    assert (found.content["dataset"], found.content["part"], found.content["test"]) == (
        "fashion_mnist",
        "labels",
        TEST,
    )


def test_digits_are_digits_beside_them(both: Library, mnist) -> None:
    assert [both.find(each).content["dataset"] for each in (mnist.x_test, mnist.y_test)] == ["mnist"] * 2
    assert both.classes == 10


def test_both_together_are_what_most_of_them_are(both: Library, clothes_path: Path, mnist) -> None:
    mixed = np.concatenate([np.load(clothes_path)["x_train"], mnist.x_train[:5000]])
    content = both.find(mixed).content
    assert (content["dataset"], content["train"], content["unknown"]) == ("mnist", 5000, TRAIN)
