from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.inside.verify.network import MOST_ANSWERS, Network, accuracy_fact, rows_fact, values
from grader.inside.verify.refusal import Refused

SURE = np.eye(10)


def test_rows_that_are_probabilities_are_told_from_scores() -> None:
    assert rows_fact(SURE)["probabilities"]
    assert not rows_fact(SURE * 2)["probabilities"]
    assert not rows_fact(np.full((2, 10), 0.5))["probabilities"]
    assert not rows_fact(np.array([[2.0, -1.0]]))["probabilities"]


def test_sums_may_be_off_by_rounding_only() -> None:
    assert rows_fact(SURE * 1.0009)["probabilities"] is False  # a value above 1
    assert rows_fact(np.full((1, 10), 0.1) * 1.0009)["probabilities"] is True
    assert rows_fact(np.full((1, 10), 0.1) * 1.002)["probabilities"] is False


def test_nan_is_no_probability_and_no_number() -> None:
    outputs = np.where(SURE == 1, np.nan, 0.0)
    assert rows_fact(outputs) == {
        "rows": 10,
        "columns": 10,
        "lowest": None,
        "highest": None,
        "smallest_sum": None,
        "largest_sum": None,
        "probabilities": False,
    }
    assert values(outputs[0])[:2] == [None, 0.0]


def test_a_table_for_each_image_is_told_by_its_last_axis() -> None:
    fact = rows_fact(np.zeros((5, 28, 12)))
    assert (fact["rows"], fact["columns"]) == (140, 12)


def test_accuracy_counts_largest_outputs_that_are_the_label() -> None:
    labels = np.arange(10)
    outputs = SURE[[0, 1, 2, 3, 4, 5, 6, 7, 8, 0]]
    fact = accuracy_fact(outputs, labels)
    assert fact is not None
    assert (fact["correct"], fact["of"]) == (9, 10)
    assert fact["confusion"][9] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_row_that_is_not_finite_is_never_right(bad: float) -> None:
    outputs = SURE.copy()
    outputs[0, 0] = bad
    fact = accuracy_fact(outputs, np.arange(10))
    assert fact is not None
    assert (fact["correct"], sum(map(sum, fact["confusion"]))) == (9, 9)


@pytest.mark.parametrize(("columns", "correct"), [(5, 5), (10, 10), (26, 10), (200, 10)])
def test_the_answer_is_the_largest_of_however_many_outputs(columns: int, correct: int) -> None:
    fact = accuracy_fact(np.eye(10, columns) + np.eye(10, columns) * 0.5, np.arange(10))
    assert fact is not None
    assert (fact["correct"], fact["of"], len(fact["confusion"])) == (correct, 10, 10)
    assert len(fact["confusion"][0]) == min(columns, MOST_ANSWERS)


def test_a_single_output_has_no_largest() -> None:
    assert accuracy_fact(np.zeros((10, 1)), np.arange(10)) is None


def model(call: Any, values: int = 10) -> Any:
    """Something that Network can use like a keras.Model."""
    part = SimpleNamespace(name="d", output=SimpleNamespace(shape=(None, values)))
    call.layers = [part]
    return call


def test_a_layer_that_puts_out_much_is_asked_in_small_batches() -> None:
    sizes = []

    def call(fed: np.ndarray, training: bool) -> np.ndarray:
        sizes.append(len(fed))
        return fed

    outputs = Network(model(call, 2**24)).outputs(np.arange(10.0)[:, None])
    assert outputs.ravel().tolist() == list(range(10))
    assert sizes == [4, 4, 2]


@pytest.mark.parametrize("shape", [(4,), (8, 10), (4, 0)])
def test_a_model_that_does_not_answer_image_by_image_is_refused(shape: tuple[int, ...]) -> None:
    def call(fed: np.ndarray, training: bool) -> np.ndarray:
        return np.zeros(shape)

    with pytest.raises(Refused, match="one answer"):
        Network(model(call)).outputs(np.zeros((4, 2)))


class ResourceExhaustedError(Exception):
    """As TensorFlow's is called."""


def test_a_batch_that_finds_no_room_is_halved() -> None:
    sizes = []

    def call(fed: np.ndarray, training: bool) -> np.ndarray:
        sizes.append(len(fed))
        if len(fed) > 3:
            raise ResourceExhaustedError
        return fed

    outputs = Network(model(call)).outputs(np.arange(10.0)[:, None])
    assert outputs.ravel().tolist() == list(range(10))
    assert sizes == [10, 5, 3, 2, 5, 3, 2]


@pytest.mark.parametrize(
    ("error", "why"),
    [(ResourceExhaustedError, "resources"), (MemoryError, "resources"), (ValueError, "crashed")],
)
def test_why_a_model_cannot_be_run_is_said_in_a_word(error: type[Exception], why: str) -> None:
    def call(fed: np.ndarray, training: bool) -> np.ndarray:
        raise error

    with pytest.raises(Refused) as refusal:
        Network(model(call)).outputs(np.zeros((4, 1)))
    assert refusal.value.why == why


def test_a_model_that_cannot_be_run_is_refused() -> None:
    def call(fed: np.ndarray, training: bool) -> np.ndarray:
        raise ValueError("secret")

    with pytest.raises(Refused, match=r"cannot be run \(ValueError\)$"):
        Network(model(call)).outputs(np.zeros((1, 2)))
