"""Arrays are recognised by their content, whatever was done to them."""

from __future__ import annotations

import time
from types import SimpleNamespace

import numpy as np
import pytest

from grader.inside.observing.arrays.library import DataSet, Library

ORDER = np.random.default_rng(2).permutation(60000)


def standardised_per_pixel(x: np.ndarray) -> np.ndarray:
    """What scikit-learn's StandardScaler does, and NaN where a plain division leaves it."""
    flat = x.reshape(len(x), -1).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (flat - flat.mean(axis=0)) / flat.std(axis=0)


def standardised_per_image(x: np.ndarray) -> np.ndarray:
    """What tf.image.per_image_standardization does."""
    x = x.astype(np.float32)
    return (x - x.mean(axis=(1, 2), keepdims=True)) / x.std(axis=(1, 2), keepdims=True)


def l2_normalised(x: np.ndarray) -> np.ndarray:
    """What keras.utils.normalize(axis=1) does."""
    lengths = np.linalg.norm(x.astype(np.float64), axis=1, keepdims=True)
    return x / np.where(lengths == 0, 1, lengths)


TRANSFORMS = {
    "as it is": lambda x: x,
    "divided": lambda x: x / 255.0,
    "float16": lambda x: (x / 255.0).astype(np.float16),
    "-1 to 1": lambda x: x.astype(np.float32) / 127.5 - 1,
    "standardised": lambda x: (x - x.mean()) / x.std(),
    "standardised per pixel": standardised_per_pixel,
    "standardised per pixel, inverted": lambda x: -standardised_per_pixel(x),
    "standardised per image": standardised_per_image,
    "l2-normalised": l2_normalised,
    "inverted": lambda x: 255 - x,
    "binarised": lambda x: (x > 0).astype(np.float32),
    "binarised at the middle": lambda x: x > 127,
    "noisy": lambda x: x / 255 + np.random.default_rng(3).normal(0, 0.1, x.shape),
    "made smaller": lambda x: x[:, ::2, ::2],
    "made larger": lambda x: x.repeat(2, axis=1).repeat(2, axis=2)[..., None],
    "flattened": lambda x: x.reshape(len(x), 784),
}


@pytest.mark.parametrize("transform", TRANSFORMS.values(), ids=TRANSFORMS)
def test_images_are_recognised_after(transform, library: Library, mnist: SimpleNamespace) -> None:
    found = library.find(transform(mnist.x_test))
    assert found is not None
    assert np.array_equal(found.positions, np.arange(60000, 70000))
    assert found.content == {
        "dataset": "mnist", "part": "images", "train": 0, "test": 10000, "unknown": 0, "order": "original",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "train", "order"),
    [
        (slice(None), 60000, "original"),
        (slice(0, 1000), 1000, "slice"),
        (slice(5000, None), 55000, "slice"),
        (slice(None, None, 7), 8572, "slice"),
        (ORDER, 60000, "shuffled"),
        (ORDER[:1000], 1000, "shuffled"),
        (np.sort(ORDER[:1000]), 1000, "other"),
        (np.repeat(ORDER[:500], 2), 1000, "other"),
    ],
    ids=["all", "head", "tail", "every seventh", "shuffled", "shuffled head", "some", "twice"],
)
def test_rows_are_counted_and_their_order_told(rows, train, order, library, mnist) -> None:
    found = library.find(mnist.x_train[rows] / 255.0)
    assert np.array_equal(found.positions, np.arange(60000)[rows])
    assert (found.content["train"], found.content["test"], found.content["order"]) == (train, 0, order)


def test_both_splits_together_are_both(library: Library, mnist: SimpleNamespace) -> None:
    found = library.find(np.concatenate([mnist.x_train, mnist.x_test]))
    assert (found.content["train"], found.content["test"], found.content["order"]) == (
        60000,
        10000,
        "original",
    )


def test_a_few_test_images_among_training_images_are_counted(library, mnist) -> None:
    found = library.find(
        np.concatenate([mnist.x_train[:500], mnist.x_test[:20], np.zeros((3, 28, 28), np.uint8)])
    )
    assert (found.content["train"], found.content["test"], found.content["unknown"]) == (500, 20, 3)


@pytest.mark.parametrize("blacken", [True, False], ids=["ink only", "as they are"])
def test_images_that_share_a_mask_never_seem_to_leak_the_other_split(blacken, library, mnist) -> None:
    """A few ones of both splits cover exactly the same pixels; shuffled, they stay where they came from."""
    images = mnist.x_train[ORDER]
    found = library.find(images > 0 if blacken else l2_normalised(images))
    assert (found.content["train"], found.content["test"]) == (60000, 0)


@pytest.mark.parametrize("index", [0, 4, 1234, 9999])
def test_one_image_is_found_with_its_number(index: int, library: Library, mnist: SimpleNamespace) -> None:
    found = library.find(mnist.x_test[index] / 255.0)
    assert (found.content["test"], found.content["index"]) == (1, index)


def test_of_two_images_with_the_same_mask_the_likelier_is_found(library, mnist) -> None:
    """Training images 2260 and 6698 have the same pixels inked, in different grey."""
    assert [library.find(mnist.x_train[row] / 255.0).content["index"] for row in (2260, 6698)] == [2260, 6698]


def test_a_few_rows_are_recognised_once_the_whole_array_was(mnist_path, mnist) -> None:
    """One row standardised per pixel tells nothing about the background; the array it came from does."""
    library = Library({"mnist": str(mnist_path)})
    scaled = standardised_per_pixel(mnist.x_test)
    assert library.find(scaled[3:4]) is None
    assert library.find(scaled) is not None
    assert library.find(scaled[3:4]).content["index"] == 3


@pytest.mark.parametrize(
    "array",
    [
        np.random.default_rng(4).random((10000, 28, 28)),
        np.zeros((60000, 28, 28)),
        np.full((28, 28), np.nan),
        np.random.default_rng(5).random((784, 128)),
        np.random.default_rng(6).random((10000, 10)),
    ],
    ids=["noise", "nothing", "nan", "weights", "predictions"],
)
def test_other_arrays_are_not_recognised(array: np.ndarray, library: Library) -> None:
    assert library.find(array) is None


LABELS = {
    "as they are": lambda y: y,
    "cast": lambda y: y.astype(np.float32),
    "a column": lambda y: y.reshape(-1, 1),
    "one-hot": lambda y: np.eye(10)[y],
    "boolean one-hot": lambda y: np.eye(10, dtype=bool)[y],
    "text": lambda y: y.astype(str),
    "objects": lambda y: y.astype(str).astype(object),
}


@pytest.mark.parametrize("transform", LABELS.values(), ids=LABELS)
def test_labels_are_recognised(transform, library: Library, mnist: SimpleNamespace) -> None:
    found = library.find(transform(mnist.y_test))
    assert (found.content["part"], found.content["test"], found.content["order"]) == (
        "labels",
        10000,
        "original",
    )


def test_one_hot_is_said(library: Library, mnist: SimpleNamespace) -> None:
    assert library.find(np.eye(10)[mnist.y_train]).content["one_hot"] is True


@pytest.mark.parametrize(("rows", "train"), [(slice(0, 1000), 1000), (slice(5000, None), 55000)])
def test_a_run_of_labels_is_found_where_it_starts(rows, train, library, mnist) -> None:
    found = library.find(mnist.y_train[rows])
    assert (found.content["train"], found.content["order"]) == (train, "slice")
    assert np.array_equal(found.positions, np.arange(60000)[rows])


def test_almost_the_labels_are_not_the_labels(library: Library, mnist: SimpleNamespace) -> None:
    """Otherwise the answers of a good network would be taken for the labels."""
    answers = mnist.y_test.copy()
    answers[17] = (answers[17] + 1) % 10
    assert library.find(answers) is None


@pytest.mark.parametrize(
    "labels", [np.zeros(5), np.array([1.5] * 100), np.array(["a"] * 100), np.arange(100)]
)
def test_other_numbers_are_no_labels(labels: np.ndarray, library: Library) -> None:
    assert library.find(labels) is None


def test_the_index_is_built_in_a_moment(mnist_path, mnist) -> None:
    """0.03 s for 70,000 images on the machine of the field notes; ten times that is a mistake."""
    data = DataSet("mnist", str(mnist_path))
    pictures = data.pictures
    start = time.process_time()
    pictures.find(mnist.x_test[:1])
    assert time.process_time() - start < 0.3
