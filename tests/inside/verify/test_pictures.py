from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from PIL import Image
from scipy import ndimage
from sklearn.datasets import load_digits

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.pictures import look_at

from .sent import anything, packed


def shown(pixels: np.ndarray) -> dict[str, Any]:
    return {"figure": 3, "axes": 1, "picture": 0, "pixels": packed(np.asarray(pixels))}


def found_pictures(pictures: Iterable[Any], data: DataSet) -> list[dict[str, Any]]:
    return look_at(pictures, data)["pictures"]


def strange_pictures(pixels: np.ndarray, data: DataSet) -> list[dict[str, Any]]:
    return look_at([shown(pixels)], data)["strange_pictures"]


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
    "upside down": lambda x: x[::-1],
    "lying": lambda x: x.T / 255,
    "turned by a quarter": np.rot90,
    "mirrored and inverted": lambda x: 1 - x[:, ::-1] / 255,
    "in colours that are no greys": lambda x: np.stack([x, 255 - x, 2.0 * x], -1),
    "through a colour map": lambda x: mpl.colormaps["jet"](x),
    "through a colour map, opaque bytes": lambda x: mpl.colormaps["inferno"](x, bytes=True),
    "black and white at 0.3": lambda x: x / 255 > 0.3,
    "enlarged, pixel by pixel": lambda x: np.kron(x, np.ones((4, 4), np.uint8)),
    "enlarged smoothly": lambda x: ndimage.zoom(x / 255, 3, order=1),
    "enlarged with splines": lambda x: ndimage.zoom(x / 255, 4),
    "enlarged and inverted": lambda x: np.array(
        Image.fromarray(255 - x).resize((140, 140), Image.Resampling.BILINEAR)
    ),
    "enlarged and coloured": lambda x: mpl.colormaps["viridis"](np.kron(x, np.ones((5, 5), np.uint8))),
    "padded to 32": lambda x: np.pad(x, 2),
    "padded at the lower right": lambda x: np.pad(x, ((0, 8), (0, 8))),
    "cut to 22": lambda x: x[3:25, 3:25],
    "moved by two pixels": lambda x: np.roll(x, (2, -1), (0, 1)),
    "brightened": lambda x: np.sqrt(x / 255),
    "with a little noise": lambda x: x + np.random.default_rng(0).normal(0, 20, x.shape),
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
    "a corner": lambda x: x[:12, :12],
    "not a number": lambda x: np.where(x > 0, x, np.nan),
    "nothing at all": lambda x: x[:0],
}


@pytest.mark.parametrize("way", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_image_of_the_data_set_is_not_found(
    mnist: DataSet, way: Callable[[np.ndarray], np.ndarray]
) -> None:
    assert found_pictures([shown(way(mnist.images["test"][17]))], mnist) == []


STRANGE: dict[str, Callable[[], np.ndarray]] = {
    "noise": lambda: np.random.default_rng(1).random((28, 28)),
    "a coloured photo": lambda: np.random.default_rng(1).random((480, 640, 3)),
    "other digits": lambda: ndimage.zoom(load_digits().images[33], 3.5, order=1),
    "stripes": lambda: np.tile([0, 0, 1, 1], (28, 7)),
}


@pytest.mark.parametrize("picture", STRANGE.values(), ids=STRANGE.keys())
def test_what_looks_like_no_image_of_the_data_set_is_strange(
    mnist: DataSet, picture: Callable[[], np.ndarray]
) -> None:
    (strange,) = strange_pictures(picture(), mnist)
    assert (strange["figure"], strange["axes"], strange["picture"]) == (3, 1, 0)


def test_what_an_image_may_have_become_is_not_strange(mnist: DataSet) -> None:
    blurred = ndimage.gaussian_filter(mnist.images["test"][17].astype(float), 1.5)
    assert strange_pictures(blurred, mnist) == []


def test_a_matrix_is_no_picture(mnist: DataSet) -> None:
    assert strange_pictures(np.eye(10), mnist) == []


COLLAGES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "side by side": lambda x: np.hstack(x[:3]),
    "one below the other": lambda x: np.vstack(x[:3] / 255),
    "rows and columns": lambda x: np.block([[x[0], 0 * x[0]], [x[1], x[2]]]),
    "coloured": lambda x: mpl.colormaps["hot"](np.hstack(x[:3])),
}


@pytest.mark.parametrize("way", COLLAGES.values(), ids=COLLAGES.keys())
def test_images_put_together_are_found_one_by_one(
    mnist: DataSet, way: Callable[[np.ndarray], np.ndarray]
) -> None:
    found = found_pictures([shown(way(mnist.images["test"][:3]))], mnist)
    assert [each["index"] for each in found] == [0, 1, 2]


@pytest.mark.parametrize("picture", [None, {}, {"pixels": []}, {"pixels": {"dtype": "|O"}}, "picture"])
def test_a_damaged_picture_is_passed_over(mnist: DataSet, picture: Any) -> None:
    assert len(found_pictures([picture, shown(mnist.images["test"][0])], mnist)) == 1


@given(picture=anything(), pixels=anything())
def test_nothing_that_is_sent_does_more_than_be_passed_over(
    mnist: DataSet, picture: Any, pixels: Any
) -> None:
    assert found_pictures([picture, shown(np.zeros((28, 28))) | {"pixels": pixels}], mnist) == []
