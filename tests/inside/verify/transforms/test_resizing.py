"""Our resizing beside TensorFlow's and Pillow's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.transforms.resizing import resizes
from tests.forked import forked


def ours(name: str, images: np.ndarray, size: int) -> np.ndarray:
    """Our way of this name, of which there is exactly one."""
    (step,) = (step for step in resizes(28, 28, size, size) if step.words.endswith(f" ({name})"))
    return step.apply(images.astype(float))


def tensorflow_differences(images: list[Any], cases: list[list[Any]]) -> list[float]:
    import tensorflow as tf

    raw = np.array(images, np.float32)
    differences = []
    for name, method, antialias, size in cases:
        theirs = tf.image.resize(raw[..., None], (size, size), method, antialias=antialias).numpy()[..., 0]
        differences.append(float(np.abs(theirs - ours(name, raw, size)).max()))
    return differences


CASES = [
    [name, method, antialias, size]
    for size in (14, 20, 32, 56)
    for name, method, antialias in (
        ("bilinear", "bilinear", False),
        ("bilinear, antialiased", "bilinear", True),
        ("nearest", "nearest", False),
        ("area", "area", False),
        ("bicubic, antialiased", "bicubic", True),
        ("lanczos3, antialiased", "lanczos3", True),
    )
]


@pytest.mark.tensorflow
def test_it_agrees_with_tensorflow(mnist: DataSet, tensorflow_imported: None) -> None:
    differences = forked(tensorflow_differences, mnist.images["test"][:8].tolist(), CASES)
    wrong = [
        (case, difference) for case, difference in zip(CASES, differences, strict=True) if difference > 0.01
    ]
    assert wrong == []


@pytest.mark.parametrize("method", ["nearest", "bilinear", "bicubic", "box", "hamming", "lanczos"])
def test_it_agrees_with_pillow(mnist: DataSet, method: str) -> None:
    images = mnist.images["test"][:3]
    way = Image.Resampling[method.upper()]
    theirs = [np.asarray(Image.fromarray(image).resize((40, 40), way)) for image in images]
    assert np.array_equal(ours(f"Pillow, {method}", images, 40), np.stack(theirs))


@pytest.mark.parametrize("size", [8, 14, 28, 31, 64])
def test_a_flat_picture_stays_flat(size: int) -> None:
    flat = np.full((1, 28, 28), 100.0)
    for step in resizes(28, 28, size, size):
        assert np.allclose(step.apply(flat), 100.0), step.words


def test_height_and_width_may_differ(mnist: DataSet) -> None:
    assert {step.apply(mnist.images["test"][:2]).shape for step in resizes(28, 28, 20, 40)} == {(2, 20, 40)}
