"""What a network is most wrong about."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.mistakes import LARGEST_SIDE, MOST, mistakes, table

LABELS = np.array([0, 1, 2, 1], np.int64)


def data(side: int = 4) -> DataSet:
    images = np.arange(len(LABELS) * side * side).reshape(len(LABELS), side, side).astype(np.uint8)
    return DataSet(images={"train": images, "test": images}, labels={"train": LABELS, "test": LABELS})


def outputs(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float64)


RIGHT = outputs((0.9, 0.1, 0.0), (0.0, 1.0, 0.0), (0.1, 0.1, 0.8), (0.2, 0.7, 0.1))


def test_a_network_that_is_always_right_makes_none() -> None:
    assert mistakes(RIGHT, data()) == []


def test_the_worst_stands_first_and_brings_its_image() -> None:
    answers = RIGHT.copy()
    answers[1] = 0.5, 0.4, 0.1
    answers[2] = 0.99999, 0.00001, 0.0
    first, second = mistakes(answers, data())
    assert (first["index"], first["label"], first["answer"]) == (2, 2, 0)
    assert first["values"] == [1.0, 0.0, 0.0]
    assert base64.b64decode(first["pixels"]["data"]) == data().images["test"][2].tobytes()
    assert (second["index"], second["pixels"]["shape"]) == (1, [4, 4])


def test_answers_without_numbers_and_labels_without_outputs_are_left_out() -> None:
    answers = np.where(np.arange(4)[:, None] == 1, np.nan, RIGHT)
    assert mistakes(answers, data()) == []
    assert {found["label"] for found in mistakes(outputs(*[(0.0, 1.0)] * 4), data())} == {0}


def test_there_is_an_end_to_them() -> None:
    many = np.zeros(500, np.int64)
    images = np.zeros((500, 2, 2), np.uint8)
    shelf = DataSet(images={"train": images, "test": images}, labels={"train": many, "test": many})
    assert len(mistakes(np.tile([0.0, 1.0], (500, 1)), shelf)) == MOST


def test_large_images_are_not_told() -> None:
    assert mistakes(RIGHT[:, ::-1], data(LARGEST_SIDE + 1)) == []


def test_probabilities_are_told_as_bytes() -> None:
    told = table(outputs((0.0, 1.0), (0.2, 0.8)))
    assert told is not None
    assert told["shape"] == [2, 2]
    assert list(base64.b64decode(told["data"])) == [0, 255, 51, 204]


@pytest.mark.parametrize("rows", [((np.nan, 1.0),), ((-1.0, 2.0),), ((0.5, 1.5),)], ids=str)
def test_other_outputs_are_not(rows: tuple[tuple[float, ...], ...]) -> None:
    assert table(outputs(*rows)) is None
