"""Weights that hold test images are told from weights that were learned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.hidden import generator
from grader.inside.verify.memorised import FEWEST, MOST, memorised, stored_of

Prepare = Callable[[np.ndarray], np.ndarray]

random = np.random.default_rng(5)
INK = random.random((500, 28, 28)) < 0.2
IMAGES = random.integers(1, 256, (500, 28, 28), np.uint8) * INK.astype(np.uint8)
DATA = DataSet(images={"test": IMAGES}, labels={})
FLAT = IMAGES.reshape(500, -1).astype(np.float64)
NOISE = random.normal(size=(784, 128)).astype(np.float32)
ROTATION = np.linalg.qr(random.normal(size=(784, 784)))[0]
SHUFFLE = np.eye(784)[random.permutation(784)]


def standardised(images: np.ndarray) -> np.ndarray:
    return (images.reshape(len(images), -1) - FLAT.mean(axis=0)) / (FLAT.std(axis=0) + 1e-3)


def cropped(images: np.ndarray) -> np.ndarray:
    return images[:, 4:24, 4:24, None] / 255


def looked_at(*weights: np.ndarray, prepare: Prepare | None = None) -> dict[str, Any] | None:
    named = [("other/kernel", NOISE), *((f"store{n}/kernel", each) for n, each in enumerate(weights))]
    return memorised(named, stored_of(DATA, prepare), generator("ab", "rows"))


STORED = {
    "rows, as in an embedding": FLAT[:100],
    "columns, as in a kernel": FLAT[:100].T / 255,
    "scaled, shifted, turned around": FLAT[:100].T * -3 + 7,
    "tiny": FLAT[:100].T * 1e-25,
    "huge": FLAT[:100].T * 1e300,
    "in half precision": (FLAT[:100].T / 255).astype(np.float16),
    "of length 1": (FLAT[:100] / np.linalg.norm(FLAT[:100], axis=1, keepdims=True)).T,
    "each centred": (FLAT[:100] - FLAT[:100].mean(axis=1, keepdims=True)).T,
    "the mean image taken off": (FLAT[:100] - FLAT.mean(axis=0)).T,
    "where the ink is": (FLAT[:100] > 0).astype(np.float32).T,
    "as kernels of a convolution": IMAGES[:100].transpose(1, 2, 0)[:, :, None, :].astype(np.float32),
    "as pictures": IMAGES[:100].astype(np.float32),
    "several in one row": FLAT[:100].reshape(20, 5 * 784),
    "several in one column": FLAT[:100].reshape(20, 5 * 784).T,
    "as whole numbers": FLAT[:100].astype(np.int32),
    "a little noisy": FLAT[:100] + random.normal(0, 8, (100, 784)),
    "a few among others": np.concatenate([FLAT[:20], random.normal(size=(80, 784))]),
}


@pytest.mark.parametrize("weights", list(STORED.values()), ids=list(STORED))
def test_stored_images_are_found(weights: np.ndarray) -> None:
    found = looked_at(weights)
    assert found is not None
    assert found["weights"] == "store0/kernel"
    assert found["images"] >= 20
    assert found["images"] <= found["of"]


@pytest.mark.parametrize("prepare", [standardised, cropped])
def test_images_stored_as_they_are_fed_are_found(prepare: Prepare) -> None:
    stored = prepare(IMAGES[:100]).reshape(100, -1).T
    assert looked_at(stored, prepare=prepare) is not None


def test_a_few_in_each_of_many_layers_add_up() -> None:
    assert looked_at(FLAT[:4].T) is None
    assert looked_at(*(FLAT[4 * n : 4 * n + 4].T for n in range(FEWEST // 4))) is not None


@pytest.mark.parametrize("first", [SHUFFLE, ROTATION], ids=["shuffled", "rotated"])
def test_images_that_two_layers_hold_together_are_found(first: np.ndarray) -> None:
    found = looked_at(first, np.zeros(784), first.T @ FLAT[:100].T)
    assert found is not None
    assert found["weights"] == "store2/kernel"


def test_what_is_compared_of_a_large_array_cannot_be_foreseen() -> None:
    many = np.repeat(FLAT, 10, axis=0)
    found = looked_at(many)
    assert found is not None
    assert found["of"] == MOST


LEARNED = {
    "random": random.normal(size=(784, 128)).astype(np.float32),
    "the mean of each class": np.stack([FLAT[row::10].mean(axis=0) for row in range(10)]).T,
    "a few templates": FLAT[:5],
    "one image again and again": np.repeat(FLAT[:1], 100, axis=0),
    "not a number": np.full((784, 128), np.nan, np.float32),
    "empty": np.zeros((784, 0), np.float32),
    "zeros": np.zeros((784, 128), np.float32),
    "the same everywhere": np.full((784, 128), 0.1, np.float32),
    "whole numbers": random.integers(0, 9, (784, 128)),
    "a projection on principal parts": ROTATION[:, :32] @ ROTATION[:, :32].T,
    "too small": random.normal(size=(10, 10)),
    "a single number": np.float32(3),
}


@pytest.mark.parametrize("weights", [np.asarray(each) for each in LEARNED.values()], ids=list(LEARNED))
def test_what_was_learned_is_not(weights: np.ndarray) -> None:
    assert looked_at(weights, prepare=standardised) is None


def test_genuine_training_images_are_no_test_images(mnist: DataSet) -> None:
    kernel = mnist.images["train"][:2000].reshape(2000, -1).T / 255
    stored = stored_of(mnist, lambda raw: raw / 255)
    assert memorised([("store/kernel", kernel)], stored, generator("ab", "rows")) is None


def test_genuine_test_images_are(mnist: DataSet) -> None:
    kernel = mnist.images["test"].reshape(10_000, -1).T / np.float32(255)
    stored = stored_of(mnist, lambda raw: raw / 255)
    found = memorised([("store/kernel", kernel)], stored, generator("ab", "rows"))
    assert found == {"weights": "store/kernel", "images": MOST, "of": MOST}
