from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.pictures import found_pictures

from .sent import anything, packed


def shown(pixels: np.ndarray) -> dict[str, Any]:
    return {"figure": 3, "axes": 1, "picture": 0, "pixels": packed(np.asarray(pixels))}


WAYS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "as it is": lambda x: x,
    "scaled": lambda x: (x / 255).astype("f4"),
    "with a channel": lambda x: x[..., None] / 255,
    "inverted": lambda x: 255 - x,
    "from -1 to 1": lambda x: x / 127.5 - 1,
    "in colours": lambda x: np.repeat(x[..., None], 3, -1),
    "in opaque colours": lambda x: np.concatenate(
        [np.repeat(x[..., None] / 255, 3, -1), np.ones((28, 28, 1))], -1
    ),
    "black and white": lambda x: x > 0,
    "its columns of length 1": lambda x: x / np.maximum(np.sqrt((x.astype(float) ** 2).sum(0)), 1),
    "as one row": lambda x: x.reshape(1, 784),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize(("split", "row"), [("test", 17), ("train", 59999)])
def test_an_image_is_found_however_its_values_are_scaled(
    mnist: DataSet, way: Callable[[np.ndarray], np.ndarray], split: str, row: int
) -> None:
    found = found_pictures([shown(way(mnist.images[split][row]))], mnist)
    assert found == [{"figure": 3, "axes": 1, "picture": 0, "split": split, "index": row}]


def altered(x: np.ndarray) -> np.ndarray:
    """The same mask, other values."""
    return np.where(x > 0, np.random.default_rng(1).integers(1, 255, x.shape), 0)


OTHERS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "a picture of the same outline": altered,
    "noise": lambda x: np.random.default_rng(1).random(x.shape),
    "nothing": np.zeros_like,
    "another size": lambda x: x[:20, :20],
    "colours that are no greys": lambda x: np.stack([x, x // 2, x], -1),
    "not a number": lambda x: np.where(x > 0, x, np.nan),
    "nothing at all": lambda x: x[:0],
}


@pytest.mark.parametrize("way", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_image_of_the_data_set_is_not_found(
    mnist: DataSet, way: Callable[[np.ndarray], np.ndarray]
) -> None:
    assert found_pictures([shown(way(mnist.images["test"][17]))], mnist) == []


@pytest.mark.parametrize("picture", [None, {}, {"pixels": []}, {"pixels": {"dtype": "|O"}}, "picture"])
def test_a_damaged_picture_is_passed_over(mnist: DataSet, picture: Any) -> None:
    assert len(found_pictures([picture, shown(mnist.images["test"][0])], mnist)) == 1


@given(picture=anything(), pixels=anything())
def test_nothing_that_is_sent_does_more_than_be_passed_over(
    mnist: DataSet, picture: Any, pixels: Any
) -> None:
    assert found_pictures([picture, shown(np.zeros((28, 28))) | {"pixels": pixels}], mnist) == []
