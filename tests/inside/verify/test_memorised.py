"""Weights that hold test images are told from weights that were learned."""

from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.memorised import memorised

random = np.random.default_rng(5)
IMAGES = random.integers(0, 256, (500, 28, 28), np.uint8) * (random.random((500, 28, 28)) < 0.2).astype(
    np.uint8
)
FLAT = IMAGES.reshape(500, -1).astype(np.float32)


@pytest.mark.parametrize(
    "weights",
    [
        FLAT[:100],
        FLAT[:100].T / 255,
        FLAT[:100].T * -3 + 7,
        (FLAT[:100] / np.linalg.norm(FLAT[:100], axis=1, keepdims=True)).T,
        IMAGES[:100].transpose(1, 2, 0)[:, :, None, :].astype(np.float32),
        IMAGES[:100].astype(np.float32),
        np.concatenate([FLAT[:20], random.normal(size=(80, 784)).astype(np.float32)]),
    ],
)
def test_stored_images_are_found(weights: np.ndarray) -> None:
    found = memorised([("other", np.zeros((3, 4))), ("store/kernel", weights)], IMAGES)
    assert found is not None
    assert found["weights"] == "store/kernel"
    assert found["images"] >= 20


@pytest.mark.parametrize(
    "weights",
    [
        random.normal(size=(784, 128)).astype(np.float32),
        np.stack([FLAT[row::10].mean(axis=0) for row in range(10)]),
        FLAT[:5],
        np.full((784, 128), np.nan, np.float32),
        np.zeros((784, 128), np.float32),
        random.integers(0, 9, (784, 128)),
    ],
)
def test_what_was_learned_is_not(weights: np.ndarray) -> None:
    assert memorised([("dense/kernel", weights)], IMAGES) is None
