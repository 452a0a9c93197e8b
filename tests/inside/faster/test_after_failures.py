"""A training that never began leaves nothing behind that the next one would stumble over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.inside.faster.switch import Switch

from ...forked import forked
from .cases import data, dense

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]

SPARSE = "sparse_categorical_crossentropy"


class Student:
    """Fits and evaluates, in the loop or in Keras' own way, and keeps what came of it."""

    def __init__(self, *, on: bool) -> None:
        import keras

        keras.utils.set_random_seed(7)
        self.keras, self.switch, self.said = keras, Switch(on=on), list[Any]()
        self.switch.install()
        self.x, self.y = data()

    def compiled(self, loss: str, optimizer: Any, model: Any = None) -> Any:
        model = dense(self.keras) if model is None else model
        model.compile(optimizer, loss, metrics=["accuracy"])
        return model

    def fit(self, model: Any, x: Any, y: Any) -> None:
        self._tried(lambda: model.fit(x, y, epochs=2, verbose=0).history, model, 2)

    def evaluate(self, model: Any, x: Any, y: Any) -> None:
        self._tried(lambda: model.evaluate(x, y, verbose=0), model, 0)
        self.said.append([type(metric).__name__ for metric in model._compile_metrics.metrics])

    def _tried(self, what: Callable[[], Any], model: Any, epochs: int) -> None:
        with self.switch.call(model, None, epochs):
            try:
                self.said.append(what())
            except Exception as error:
                self.said.append(type(error).__name__)


def wrong_loss(student: Student) -> None:
    optimizer = student.keras.optimizers.Adam()
    student.fit(student.compiled("categorical_crossentropy", optimizer), student.x, student.y)
    student.fit(student.compiled(SPARSE, optimizer), student.x, student.y)


def wrong_shape(student: Student) -> None:
    optimizer, layers = student.keras.optimizers.Adam(), student.keras.layers
    flat = student.keras.Sequential([layers.Input((64,)), layers.Dense(10, "softmax")])
    student.fit(student.compiled(SPARSE, optimizer, flat), student.x, student.y)
    student.fit(student.compiled(SPARSE, optimizer), student.x, student.y)


def wrong_labels(student: Student) -> None:
    model = student.compiled(SPARSE, "adam")
    student.fit(model, student.x, student.keras.utils.to_categorical(student.y, 10))
    student.evaluate(model, student.x, student.y)


def frozen_first(student: Student) -> None:
    optimizer, model = student.keras.optimizers.Adam(), dense(student.keras)
    for trainable in (False, True):
        model.trainable = trainable
        student.compiled(SPARSE, optimizer, model)
        student.fit(model, student.x, student.y)


def names_of_variables(student: Student) -> None:
    optimizer = student.keras.optimizers.Nadam()
    student.fit(student.compiled(SPARSE, optimizer), student.x, student.y)
    student.said.append([variable.path for variable in optimizer.variables])


STORIES = [wrong_loss, wrong_shape, wrong_labels, frozen_first, names_of_variables]


def told(story: Callable[[Student], None], on: bool) -> list[Any]:
    student = Student(on=on)
    story(student)
    return student.said


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_what_comes_next_goes_as_it_does_in_keras(story: Callable[[Student], None]) -> None:
    ours, theirs = (forked(told, story, on) for on in (True, False))
    assert [_rounded(each) for each in ours] == [_rounded(each) for each in theirs]
    assert len(theirs) > 1


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return {name: _rounded(each) for name, each in value.items()} if isinstance(value, dict) else value
