"""A network tried on images: how much of it is made up, and how much is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.inside.verify import trials
from grader.inside.verify.dataset import DataSet
from grader.inside.verify.hidden import generator
from grader.inside.verify.network import MOST_ANSWERS, Answering
from grader.inside.verify.preprocessing import Preprocessing
from grader.inside.verify.refusal import Refused
from grader.inside.verify.transforms import Found, Transform


class Constant(Answering):
    """Says the same to every image."""

    def __init__(self, columns: int = 10, shape: tuple[int, ...] = (28, 28)) -> None:
        self._columns, self._shape = columns, shape

    @property
    def input_shape(self) -> tuple[int, ...]:
        return self._shape

    def outputs(self, fed: np.ndarray) -> np.ndarray:
        return np.zeros((len(fed), self._columns))

    def answers(self, transform: Transform, raw: np.ndarray) -> np.ndarray:
        return self.outputs(raw)


def told(mnist: DataSet, columns: int, count: int) -> list[dict[str, Any]]:
    learned = Preprocessing(Found(Transform((), np.dtype("f4")), 1, 1, 0.0), "predict", True, ())
    places = [("test", row) for row in range(count)]
    findings = trials.on_images(Constant(columns), learned, mnist, places, None)
    return next(finding["answers"] for finding in findings if "answers" in finding)


@pytest.mark.parametrize(
    ("shape", "count"), [((28, 28), trials.NOISE), ((2**20,), 8), ((2**23,), 2), ((), trials.NOISE)]
)
def test_as_much_noise_is_made_up_as_has_room(shape: tuple[int, ...], count: int) -> None:
    assert trials.noise_as_fed(Constant(shape=shape), [], generator(None, "noise")).shape == (count, *shape)


@pytest.mark.parametrize("shape", [(28, 28, 28, 2**20), (2**23 + 1,), (2**31,) * 4])
def test_an_input_of_gigabytes_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(Refused, match="too large"):
        trials.noise_as_fed(Constant(shape=shape), [], generator(None, "noise"))


def test_ten_answers_are_told_of_every_image(mnist: DataSet) -> None:
    answers = told(mnist, 10, 10_000)
    assert len(answers) == 10_000
    assert len(answers[0]["values"]) == 10


@pytest.mark.parametrize("columns", [MOST_ANSWERS, 256, 5000])
def test_of_a_wide_network_less_is_told_the_last_of_it_above_all(mnist: DataSet, columns: int) -> None:
    answers = told(mnist, columns, 10_000)
    assert {len(answer["values"]) for answer in answers} == {MOST_ANSWERS}
    assert len(answers) * MOST_ANSWERS == trials.MOST_TOLD
    assert answers[-1]["index"] == 9_999
