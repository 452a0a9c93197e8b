"""What trainings depend on, told in one sum; what cannot be told is a doubt. Nothing is trained here."""

from __future__ import annotations

import functools
import random
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.inside.faster.epochs import sample
from grader.inside.faster.variables import make_variables
from grader.inside.remembering.depends import key_of, outcome, program, states
from grader.inside.remembering.patches import refuse_patches
from grader.inside.remembering.stored import Training
from grader.inside.remembering.tape import Player
from grader.inside.remembering.walk import Doubt, Walk

from ...forked import forked
from ..faster.cases import data, dense

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]


class Fit:
    """A fit that is about to be: its network and its arguments."""

    def __init__(self) -> None:
        import keras

        keras.backend.clear_session(free_memory=False)
        keras.utils.set_random_seed(5)
        self.keras = keras
        self.x, self.y = data()
        dropout = keras.layers.Dropout(0.3)
        self.model = dense(keras, dropout, keras.layers.BatchNormalization())
        self.model.compile(keras.optimizers.Adam(), "sparse_categorical_crossentropy", metrics=["accuracy"])
        self.arguments: dict[str, Any] = {"x": self.x, "y": self.y, "epochs": 2}

    def key(self) -> str:
        return key_of(self.model, self.arguments)

    def set(self, **arguments: Any) -> None:
        self.arguments |= arguments

    def compile(self, optimizer: Any, loss: Any = "sparse_categorical_crossentropy", **words: Any) -> None:
        self.model.compile(optimizer, loss, **{"metrics": ["accuracy"], **words})


def _assign(variable: Any) -> None:
    variable.assign(np.asarray(variable.value) + 1)


CHANGES: dict[str, Callable[[Fit], Any]] = {
    "a pixel": lambda fit: fit.x.__setitem__((700, 3, 3), 0.123),
    "a label": lambda fit: fit.y.__setitem__(700, (fit.y[700] + 1) % 10),
    "the type of x": lambda fit: fit.set(x=fit.x.astype("float32")),
    "fewer rows": lambda fit: fit.set(x=fit.x[:-1], y=fit.y[:-1]),
    "the order of rows": lambda fit: fit.set(x=fit.x[::-1], y=fit.y[::-1]),
    "weights of rows": lambda fit: fit.set(sample_weight=np.ones(len(fit.x))),
    "epochs": lambda fit: fit.set(epochs=3),
    "the size of a batch": lambda fit: fit.set(batch_size=16),
    "no shuffling": lambda fit: fit.set(shuffle=False),
    "a share for validation": lambda fit: fit.set(validation_split=0.4),
    "data for validation": lambda fit: fit.set(validation_data=(fit.x, fit.y)),
    "a weight": lambda fit: _assign(fit.model.weights[0]),
    "the seed of a layer": lambda fit: _assign(fit.model.layers[2].seed_generator.state),
    "a moving mean": lambda fit: _assign(fit.model.layers[3].moving_mean),
    "a layer's rate": lambda fit: setattr(fit.model.layers[2], "rate", 0.4),
    "a frozen layer": lambda fit: setattr(fit.model.layers[1], "trainable", False),
    "an activation": lambda fit: setattr(fit.model.layers[1], "activation", fit.keras.activations.tanh),
    "a regularizer": lambda fit: setattr(
        fit.model.layers[1], "kernel_regularizer", fit.keras.regularizers.L2(0.1)
    ),
    "the rate": lambda fit: fit.compile(fit.keras.optimizers.Adam(0.002)),
    "the rate, set": lambda fit: setattr(fit.model.optimizer, "learning_rate", 0.002),
    "a hidden setting": lambda fit: setattr(fit.model.optimizer, "beta_1", 0.8),
    "another optimizer": lambda fit: fit.compile("sgd"),
    "the loss": lambda fit: fit.compile(fit.keras.optimizers.Adam(), "mse"),
    "its weight": lambda fit: fit.compile(fit.keras.optimizers.Adam(), loss_weights=0.5),
    "metrics": lambda fit: fit.compile(fit.keras.optimizers.Adam(), metrics=[]),
    "steps an execution": lambda fit: fit.compile(fit.keras.optimizers.Adam(), steps_per_execution=2),
    "the state of random": lambda _: random.random(),
    "the state of NumPy": lambda _: np.random.random(),
    "the seed of TensorFlow": lambda _: sys.modules["tensorflow"].random.set_seed(8),
    "the state of TensorFlow": lambda _: sys.modules["tensorflow"].random.uniform(()),
    "the state of Keras": lambda fit: fit.keras.random.normal(()),
    "what Keras takes for nothing": lambda fit: fit.keras.config.set_epsilon(1e-5),
}


def keys() -> dict[str, str]:
    found = {"unchanged": Fit().key(), "again": Fit().key()}
    for name, change in CHANGES.items():
        fit = Fit()
        change(fit)
        found[name] = fit.key()
        fit.keras.config.set_epsilon(1e-7)
    found["at last"] = Fit().key()
    return found


def test_whatever_a_training_depends_on_is_in_its_key() -> None:
    found = forked(keys)
    assert found.pop("again") == found.pop("at last") == found["unchanged"]
    assert len(set(found.values())) == len(found)


def key_without_weights(seed: int) -> str:
    """Return the key for a network that its first batch builds, from seeds that its layers drew."""
    fit = Fit()
    fit.keras.utils.set_random_seed(seed)
    fit.model = fit.keras.Sequential([fit.keras.layers.Flatten(), fit.keras.layers.Dense(10, "softmax")])
    fit.keras.utils.set_random_seed(1)
    fit.compile("adam")
    return fit.key()


def test_weights_that_are_still_to_be_drawn_are_in_a_key_too() -> None:
    one, same, other = (forked(key_without_weights, seed) for seed in (1, 1, 2))
    assert one == same != other


def key_elsewhere() -> str:
    held = [bytearray(number) for number in range(2000)]  # so that everything lies elsewhere
    return Fit().key() if held else ""


def test_a_key_is_the_same_in_another_process() -> None:
    assert forked(lambda: Fit().key()) == forked(key_elsewhere)


def own(*_: Any) -> float:
    return 1.0


def _of_main(function: Any) -> Any:
    """Return a function that stands in the student's own program."""
    return types.FunctionType(function.__code__, {"__name__": "__main__"})


class Odd:
    """Something of a student's."""


DOUBTS: dict[str, Callable[[Fit], Any]] = {
    "a generator": lambda fit: fit.set(x=(row for row in fit.x)),
    "a list": lambda fit: fit.set(x=list(fit.x)),
    "objects": lambda fit: fit.set(x=fit.x.astype(object)),
    "weights of classes": lambda fit: fit.set(class_weight={0: 2.0}),
    "three validations": lambda fit: fit.set(validation_data=[fit.x, fit.y, [1]]),
    "a function of one's own": lambda fit: setattr(fit.model.layers[1], "activation", _of_main(own)),
    "a thing of one's own": lambda fit: setattr(fit.model, "note", Odd()),
}


def doubts() -> list[str]:
    found = []
    for name, change in DOUBTS.items():
        fit = Fit()
        change(fit)
        try:
            fit.key()
        except Doubt:
            found.append(name)
    return found


def test_what_cannot_be_told_exactly_is_doubted() -> None:
    assert forked(doubts) == list(DOUBTS)


def patched() -> list[bool]:
    """Return whether a doubt is raised: before anything is replaced, while something is, and afterwards."""
    import keras
    from keras.src import ops

    found = [_is_doubted()]
    for place, name, value in (
        (keras.layers.Dense, "call", _of_main(own)),
        (ops.nn, "relu", _of_main(own)),
        (ops.nn, "relu", functools.partial(_of_main(own), 1)),
        (ops.nn, "relu", type("Own", (), {"__module__": "__main__"})()),
    ):
        held = getattr(place, name)
        setattr(place, name, value)
        found.append(_is_doubted())
        setattr(place, name, held)
    return [*found, _is_doubted()]


def _is_doubted() -> bool:
    try:
        refuse_patches()
    except Doubt:
        return True
    return False


def test_libraries_in_which_something_was_replaced_are_doubted() -> None:
    assert forked(patched) == [False, True, True, True, True, False]


def refused() -> list[str]:
    """Return which trainings could be played, of many that do not fit."""
    fit = Fit()
    make_variables(fit.model, sample([fit.x, fit.y], 32), trains=True)
    held, metrics = states(fit.model), fit.model.metrics_variables
    batches, calls = 44, [(0, 20, True), (21, 43, True), (0, 43, True)]
    arrays = [np.asarray(each.value) for each in held]
    logs = np.zeros((3, 2), "<f4")
    kept = [np.zeros((3, *each.shape), each.dtype) for each in metrics]
    right: dict[str, Any] = {
        "key": "",
        "after": "",
        "way": "loop",
        "names": ("accuracy", "loss"),
        "calls": tuple(calls),
        "arrays": (*arrays, logs, *kept),
    }
    wrong: dict[str, dict[str, Any]] = {
        "nothing": {},
        "no calls": {"calls": ()},
        "an epoch too few": {"calls": tuple(calls[:2])},
        "a gap": {"calls": ((0, 20, True), (22, 43, True), (0, 43, True))},
        "fewer batches": {"calls": ((0, 20, True), (21, 42, True), (0, 43, True))},
        "backwards": {"calls": ((0, 20, True), (21, 3, True), (0, 43, True))},
        "a validation": {"calls": ((0, 43, True), (0, 43, False), (0, 43, True))},
        "a name twice": {"names": ("loss", "loss")},
        "another name": {"names": ("accuracy", "loss", "more")},
        "an array too few": {"arrays": (*arrays, logs, *kept[:-1])},
        "another shape": {"arrays": (arrays[0].T, *arrays[1:], logs, *kept)},
        "another type": {"arrays": (arrays[0].astype("<f8"), *arrays[1:], logs, *kept)},
        "strange logs": {"arrays": (*arrays, logs[:2], *kept)},
        "strange metrics": {"arrays": (*arrays, logs, kept[0][:2], *kept[1:])},
    }
    return [
        name
        for name, change in wrong.items()
        if Player(Training(**right | change), fit.model, held).fits(fit.arguments, batches)
    ]


def test_only_what_fits_call_by_call_and_array_by_array_is_played() -> None:
    assert forked(refused) == ["nothing"]


def sums() -> list[bool]:
    fit = Fit()
    before = program(fit.model), outcome(fit.model)
    _assign(fit.model.weights[0])
    after = program(fit.model), outcome(fit.model)
    return [a == b for a, b in zip(before, after, strict=True)]


def test_numbers_are_no_part_of_a_program_but_of_what_came_of_it() -> None:
    assert forked(sums) == [True, False]


def test_values_that_look_alike_are_told_apart() -> None:
    values: list[Any] = [
        1,
        1.0,
        True,
        "1",
        b"1",
        None,
        "None",
        [1],
        (1,),
        [[1]],
        [1, 1],
        {1: 1},
        {1},
        0.1 + 0.2,
        0.3,
    ]
    values += [np.float32(1), np.float64(1), np.array([1]), np.array([[1]]), np.arange(6).reshape(2, 3).T]
    values += [np.arange(6).reshape(3, 2), float("nan"), -0.0, 0.0, ["a", "b"], ["ab"], [["a"], "b"]]

    def told(value: Any) -> str:
        walk = Walk()
        walk.take(value)
        return walk.hexdigest()

    assert len({told(value) for value in values}) == len(values)
    assert told(np.arange(12).reshape(3, 4)[:, ::2]) == told(np.arange(12).reshape(3, 4)[:, ::2].copy())
