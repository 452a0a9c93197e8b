"""
In float32 a loop may round otherwise; over several seeds that is less than the seeds themselves make.

The figures are printed (`pytest -s`).
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.inside.faster import switch as switching
from grader.inside.faster.loops import COMPILED, LOOP, STOCK
from grader.inside.faster.switch import Switch

from ...forked import forked

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]

SEEDS = (1, 2, 3, 4, 5)
ROWS = 20_000
KINDS = {"dense": (LOOP, COMPILED), "convolutional": (LOOP,)}


def trained(path: Path, kind: str, way: str, seed: int) -> dict[str, Any]:
    """Train on real images for two epochs; return the first one's loss, and the accuracy on test images."""
    import keras

    keras.utils.set_random_seed(seed)
    with np.load(path) as arrays:
        x, y = arrays["x_train"][:ROWS] / np.float32(255), arrays["y_train"][:ROWS]
        x_test, y_test = arrays["x_test"] / np.float32(255), arrays["y_test"]
    layers = keras.layers
    first = {
        "dense": [layers.Flatten(), layers.Dense(64, "relu"), layers.Dense(32, "relu")],
        "convolutional": [
            layers.Reshape((28, 28, 1)), layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(),
            layers.Flatten(),
        ],
    }[kind]  # fmt: skip
    model = keras.Sequential([layers.Input((28, 28)), *first, layers.Dense(10, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    switch = Switch(on=way != STOCK)
    switching.__dict__["_WORTH_COMPILING"] = 0 if way == COMPILED else 10**9
    switch.install()
    with switch.call(model, None, 2) as call:
        history = model.fit(x, y, epochs=2, verbose=0).history
    with switch.call(model, None):
        scores = model.evaluate(x_test, y_test, verbose=0)
    return {"way": call.way, "loss": float(history["loss"][0]), "accuracy": float(scores[1])}


def compared(path: Path, kind: str, way: str, seeds: tuple[int, ...]) -> None:
    ours = [forked(trained, path, kind, way, seed) for seed in seeds]
    theirs = [forked(trained, path, kind, STOCK, seed) for seed in seeds]
    assert {one["way"] for one in ours} == {way}
    assert {one["way"] for one in theirs} == {STOCK}
    losses = [abs(a["loss"] / b["loss"] - 1) for a, b in zip(ours, theirs, strict=True)]
    means = [statistics.fmean(one["accuracy"] for one in each) for each in (ours, theirs)]
    print(f"{kind}, {way}: first losses differ by {max(losses):.1e} at most, mean accuracies {means}")
    assert max(losses) < 0.01
    if len(seeds) > 1:
        spread = statistics.stdev(one["accuracy"] for one in theirs)
        print(f"spread of the accuracies over {len(seeds)} seeds: {spread:.4f}")
        assert abs(means[0] - means[1]) < spread


EVERY = [(kind, way) for kind, ways in KINDS.items() for way in ways]


@pytest.mark.parametrize(("kind", "way"), [("dense", COMPILED)])
def test_a_first_epoch_is_as_good(kind: str, way: str, mnist_path: Path) -> None:
    compared(mnist_path, kind, way, SEEDS[:1])


@pytest.mark.soak
@pytest.mark.parametrize(("kind", "way"), EVERY)
def test_over_seeds_trainings_are_as_good(kind: str, way: str, mnist_path: Path) -> None:
    compared(mnist_path, kind, way, SEEDS)
