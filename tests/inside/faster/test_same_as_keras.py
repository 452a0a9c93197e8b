"""
The loops compute what Keras does: histories and weights agree to 1e-6, in float64, on the same batches.

The figures are printed (`pytest -s`); see DECISIONS.md for those of one run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.inside.faster import switch as switching
from grader.inside.faster.loops import COMPILED, LOOP, STOCK
from grader.inside.faster.switch import Switch

from ...forked import forked
from .cases import CASES, Case, compiled, data

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]

NEAR = 1e-6  #: Relative to the largest number of each array.
#: Those that are worth compiling; all others hold something that XLA is not asked for.
DENSE = [name for name in CASES if not name.startswith(("convolutional", "unbuilt", "branched", "dropout"))]


def trained(case: Case, wanted: str) -> dict[str, Any]:
    """Train the network of *case*, evaluate it and ask it, the way that is *wanted*."""
    import keras

    keras.backend.set_floatx("float64")
    keras.utils.set_random_seed(7)
    x, y = data()
    targets = keras.utils.to_categorical(y, 10) if case.one_hot else y
    model = compiled(keras, case)
    callbacks = case.callbacks(keras) if case.callbacks else None
    words = {"epochs": 2, "verbose": 0, "callbacks": callbacks, **case.fitted}
    switch = Switch(on=wanted != STOCK)
    switching.__dict__["_WORTH_COMPILING"] = 0 if wanted == COMPILED else 10**9
    switch.install()
    with switch.call(model, callbacks, words["epochs"]) as call:
        history = model.fit(x, targets, **words).history
    ways = [call.way]
    with switch.call(model, None) as call:
        scores = model.evaluate(x, targets, verbose=0)
    ways.append(call.way)
    with switch.call(model, None) as call:
        answers = model.predict(x, verbose=0)
    ways.append(call.way)
    return {
        "ways": ways,
        "history": {name: [float(value) for value in values] for name, values in history.items()},
        "weights": [weight.tolist() for weight in model.get_weights()],
        "scores": np.ravel(scores).tolist(),
        "answers": answers.tolist(),
    }


def _pairs(one: dict[str, Any], other: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    assert one["history"].keys() == other["history"].keys()
    for name in one["history"]:
        yield name, one["history"][name], other["history"][name]
    for number, (ours, theirs) in enumerate(zip(one["weights"], other["weights"], strict=True)):
        yield f"weights {number}", ours, theirs
    yield "scores", one["scores"], other["scores"]
    yield "answers", one["answers"], other["answers"]


def _farthest(one: dict[str, Any], other: dict[str, Any]) -> tuple[float, str]:
    """Return the largest relative difference, and where it is."""
    found = []
    for name, ours, theirs in _pairs(one, other):
        a, b = np.asarray(ours, float), np.asarray(theirs, float)
        assert a.shape == b.shape, name
        found.append((float(np.max(np.abs(a - b)) / max(np.max(np.abs(b)), 1e-12)), name))
    return max(found)


def as_keras(name: str, wanted: str) -> None:
    ours, theirs = (forked(trained, CASES[name], way) for way in (wanted, STOCK))
    farthest, where = _farthest(ours, theirs)
    print(f"{name}, {wanted}: {farthest:.1e} at most ({where})")
    assert (ours["ways"], theirs["ways"]) == ([wanted, LOOP, LOOP], [STOCK] * 3)
    assert farthest < NEAR


EVERY = [(name, LOOP) for name in CASES] + [(name, COMPILED) for name in DENSE]
FIFTH = EVERY[::5]


@pytest.mark.parametrize(("name", "way"), FIFTH)
def test_a_loop_computes_what_keras_does(name: str, way: str) -> None:
    as_keras(name, way)


@pytest.mark.soak
@pytest.mark.parametrize(("name", "way"), [each for each in EVERY if each not in FIFTH])
def test_so_does_every_other(name: str, way: str) -> None:
    as_keras(name, way)
