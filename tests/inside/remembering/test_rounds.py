"""
After a remembered training everything is as after a real one, to the last bit; in any doubt it is done again.

Each round is a process of its own, forked from one that has imported TensorFlow.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from grader.inside.faster import switch as switching

from ..faster.cases import CASES
from .rounds import Round, a_round

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]

FIRST = """
m = compiled(layers.Dropout(0.2), layers.BatchNormalization())
history = m.fit(x, y, epochs=2, batch_size=16, validation_data=(xt, yt), verbose=2)
say_all(m)
said.append(history is m.history)
"""
THEN = """
say_random()
# %%
m.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(x, y, batch_size=16, verbose=0)
say_all(m)
say(m.evaluate(xt, yt, verbose=0), m.predict(xt, verbose=0))
say_random()
"""


class Rounds(NamedTuple):
    """The same program four times: not watched, and then in three rounds of a watch."""

    plain: Round
    first: Round
    again: Round
    half: Round  #: Only its first training is remembered.


@pytest.fixture(scope="module")
def rounds(tensorflow_imported: None) -> Rounds:
    plain, first = a_round(FIRST + THEN), a_round(FIRST + THEN, [])
    return Rounds(plain, first, a_round(FIRST + THEN, first.left), a_round(FIRST + THEN, first.left[:1]))


def test_what_comes_after_is_the_same_to_the_last_bit(rounds: Rounds) -> None:
    """Weights, states, metrics, histories, the next training, answers, and every kind of random number."""
    assert len(rounds.plain.said) > 50
    for watched in (rounds.first, rounds.again, rounds.half):
        assert watched.said == rounds.plain.said


def test_trainings_are_remembered_one_by_one(rounds: Rounds) -> None:
    assert rounds.plain.kinds() == []
    assert rounds.first.kinds() == ["training"] * 2
    assert rounds.again.kinds() == ["training-used"] * 2
    assert rounds.half.kinds() == ["training-used", "training"]
    assert rounds.again.went() == [("loop", True)] * 2
    assert rounds.half.went() == [("loop", True), ("loop", False)]
    assert rounds.half.left == rounds.first.left[1:]


def test_what_is_told_is_the_same_too(rounds: Rounds) -> None:
    """Facts, epochs, progress and all, but for how the training went."""
    for watched in (rounds.first, rounds.again, rounds.half):
        assert _without_trainings(watched) == _without_trainings(rounds.plain)


def _without_trainings(one: Round) -> list[Any]:
    told = [
        (kind, {**fields, "went": None}) for kind, fields in one.frames if not kind.startswith("training")
    ]
    assert {"epoch", "fit", "weights", "model"} <= {kind for kind, _ in told}
    return told


def test_numbers_that_are_not_what_the_training_left_are_doubted(rounds: Rounds) -> None:
    header, data = rounds.first.left[0]
    numbers = np.frombuffer(data, np.uint8).copy()
    numbers[1000] ^= 1
    assert a_round(FIRST, [(header, numbers.tobytes())]).kinds() == ["training-doubted", "training-used"]


def test_what_cannot_be_a_training_is_done_again(rounds: Rounds) -> None:
    header, data = rounds.first.left[0]
    done = a_round(FIRST, [(header, data[:-1])])
    assert (done.kinds(), done.went()) == (["training"], [("loop", False)])
    assert done.said == rounds.plain.said[: len(done.said)]


def test_a_program_that_was_changed_since_is_doubted_where_it_would_be_used(rounds: Rounds) -> None:
    """Keras goes on with the program of the first training, which was never made."""
    frozen = "m.layers[1].trainable = False\nm.summary()\nm.fit(x, y, batch_size=16)\n"
    kinds = a_round(f"{FIRST}\n{frozen}", rounds.first.left).kinds()
    assert kinds[:2] == ["training-used", "training-doubted"]


def test_a_second_training_by_the_same_program_is_done(rounds: Rounds) -> None:
    """What that program was made for may be another network by now: weights that were frozen since, say."""
    twice = f"{FIRST}\nm.fit(x, y, batch_size=16, verbose=0)\nsay_all(m)\n"
    plain, again = a_round(twice), a_round(twice, rounds.first.left)
    assert again.kinds() == ["training-used"]
    assert again.went() == [("loop", True), ("loop", False)]
    assert again.said == plain.said


SAME_AS = """
import tests.inside.faster.cases as cases
def trained(name):
    case = cases.CASES[name]
    pixels, labels = cases.data()
    targets = keras.utils.to_categorical(labels, 10) if case.one_hot else labels
    model = cases.compiled(keras, case)
    for _ in range(2):
        model.fit(pixels, targets, **{"epochs": 2, "verbose": 0, **case.fitted})
        say_all(model)
    say(model.evaluate(pixels, targets, verbose=0), model.predict(pixels, verbose=0))
    say_random()
"""


@pytest.mark.soak
@pytest.mark.parametrize("worth", [0, 10**9], ids=["compiled", "loop"])
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.callbacks is None])
def test_so_it_is_for_networks_of_all_kinds(name: str, worth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(switching.__dict__, "_WORTH_COMPILING", worth)
    source = f"{SAME_AS}\ntrained({name!r})\n"
    plain, first = a_round(source), a_round(source, [])
    again = a_round(source, first.left)
    assert first.said == again.said == plain.said
    assert again.kinds() == ["training-used"] * len(first.left)
    assert first.left
