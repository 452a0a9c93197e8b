"""Models rebuilt from text and bytes say exactly what the originals say."""

from __future__ import annotations

import resource
import warnings
from typing import Any

import numpy as np
import pytest

from grader.inside.verify.configuration import clean
from grader.inside.verify.refusal import Refused
from tests.forked import forked

from .sent import dense, layer, perceptron, sequential, text

pytestmark = pytest.mark.tensorflow

NAMES = [
    "tutorial",
    "built_by_use",
    "probabilities",
    "convolutional",
    "functional",
    "nested_twice",
    "recurrent",
    "row_by_row",
    "attention",
    "adapted",
    "half_precision",
    "own_initialisers",
    "in_batches_of_a_hundred",
]


def differences() -> dict[str, float]:
    """How far each architecture and its twin, rebuilt from text and bytes, differ at most."""
    from grader.inside.verify import weights
    from grader.inside.verify.rebuild import rebuild

    from .architectures import ARCHITECTURES, handed_over, inputs, shuffled

    found = {}
    for name, build in ARCHITECTURES.items():
        with warnings.catch_warnings(action="ignore"):  # Keras has advice on how to write them better
            model = build()
            fed = inputs(model)
            said = np.asarray(shuffled(model)(fed, training=False))
            config, manifest, payload = handed_over(model)
        twin = rebuild(clean(config), weights.arrays(manifest, payload), [None, *fed.shape[1:]])
        found[name] = float(np.abs(np.asarray(twin(fed, training=False)) - said).max())
    return found


@pytest.fixture(scope="module")
def measured(tensorflow_imported: None) -> dict[str, float]:
    return forked(differences)


def test_no_architecture_is_left_out(measured: dict[str, float]) -> None:
    assert list(measured) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_rebuilt_model_says_what_the_original_says(measured: dict[str, float], name: str) -> None:
    assert measured[name] < 1e-6


def refusal(config: dict[str, Any], shapes: list[list[int]], input_shape: list[int | None]) -> list[Any]:
    """The reason why a model is refused, and by how many MB the process grew."""
    import keras

    from grader.inside.verify.rebuild import rebuild

    keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])  # what Keras allocates once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        rebuild(clean(text(config)), [np.broadcast_to(np.float32(0), shape) for shape in shapes], input_shape)
    except Refused as refused:
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        return [str(refused), grown / 1024]
    return ["rebuilt", 0]


IMAGES = [None, 28, 28]
UNFIT = {
    "a billion units, with the weights of ten": (perceptron(10**9), [[784, 10], [10]], IMAGES, "do not fit"),
    "giant layers, one on the other": (
        sequential(layer("Flatten"), dense(2**20, name="a"), dense(2**20, name="b"), dense()),
        [[784, 10], [10]],
        IMAGES,
        "do not fit",
    ),
    "an array too few": (perceptron(), [[784, 10]], IMAGES, "do not fit"),
    "arrays of other shapes": (perceptron(), [[10, 784], [10]], IMAGES, "do not fit"),
    "a picture blown up": (
        sequential(layer("UpSampling2D", size=[9999, 9999])),
        [],
        [None, 28, 28, 1],
        "too large to try",
    ),
    "a vector repeated": (sequential(layer("RepeatVector", n=10**9)), [], [None, 784], "too large to try"),
    "a border wider than the world": (
        sequential(layer("ZeroPadding2D", padding=[[10**6, 10**6], [10**6, 10**6]])),
        [],
        [None, 28, 28, 1],
        "too large to try",
    ),
    "more work than there is time": (
        sequential(layer("Conv2D", filters=1024, kernel_size=[28, 28], padding="same", use_bias=False)),
        [[28, 28, 1, 1024]],
        [None, 28, 28, 1],
        "takes too long",
    ),
    "layers that do not fit together": (
        sequential(layer("Conv2D", filters=3, kernel_size=3)),
        [],
        IMAGES,
        "ValueError",
    ),
    "a setting that makes no sense": (sequential(dense("many")), [], IMAGES, "could not rebuild"),
}


@pytest.mark.parametrize(("config", "shapes", "batch", "why"), UNFIT.values(), ids=UNFIT.keys())
def test_what_does_not_fit_is_refused_before_memory_is_taken(
    tensorflow_imported: None,
    config: dict[str, Any],
    shapes: list[list[int]],
    batch: list[int | None],
    why: str,
) -> None:
    reason, grown = forked(refusal, config, shapes, batch)
    assert why in reason
    assert grown < 100


def after_a_refusal() -> list[Any]:
    from grader.inside.verify.rebuild import rebuild

    zeros = [np.zeros((784, 10), "f4"), np.ones(10, "f4")]
    try:
        rebuild(clean(text(perceptron(10**9))), zeros, IMAGES)
    except Refused:
        model = rebuild(clean(text(perceptron(10, activation="linear"))), zeros, IMAGES)
        return np.asarray(model(np.ones((1, 28, 28)))).tolist()
    return []


def test_a_refusal_leaves_nothing_behind_for_the_next_model(tensorflow_imported: None) -> None:
    assert forked(after_a_refusal) == [[1.0] * 10]
