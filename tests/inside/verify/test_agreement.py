from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.inside.verify.agreement import agreement_fact
from grader.inside.verify.dataset import DataSet
from grader.inside.verify.refusal import Refused
from grader.inside.verify.transforms import Step, Transform

HALF, WHOLE = (Transform((Step(str(s), lambda x, s=s: x * s),), np.dtype("f8")) for s in (0.5, 1.0))


def outputs(transform: Transform, raw: np.ndarray) -> np.ndarray:
    """A model that answers each image with its mean and its largest value."""
    fed = transform(raw)
    return np.stack([fed.mean((1, 2)), fed.max((1, 2))], axis=1)


def prediction(data: DataSet, transform: Transform, rows: range = range(3), **fields: Any) -> dict[str, Any]:
    said = outputs(transform, data.images["test"][list(rows)]).tolist()
    sample = [
        {"split": "test", "index": row, "values": row_said} for row, row_said in zip(rows, said, strict=True)
    ]
    return {"sample": sample, **fields}


def agreement(data: DataSet, *predictions: Any, weights: str | None = "w") -> dict[str, Any] | None:
    return agreement_fact(predictions, weights, data, [WHOLE, HALF], outputs)


def test_each_prediction_is_compared_under_the_way_of_feeding_that_suits_it(mnist: DataSet) -> None:
    said = [prediction(mnist, WHOLE, weights="w"), prediction(mnist, HALF, weights="w")]
    assert agreement(mnist, *said) == {"rows": 6, "largest_difference": 0.0}


def test_the_largest_difference_is_told_and_of_large_scores_as_a_share(mnist: DataSet) -> None:
    said = prediction(mnist, WHOLE)
    said["sample"][1]["values"][0] += 2.55
    assert agreement(mnist, said) == {"rows": 3, "largest_difference": pytest.approx(0.01)}


def test_predictions_with_other_weights_are_not_compared(mnist: DataSet) -> None:
    early = prediction(mnist, WHOLE, weights="before training")
    early["sample"][0]["values"] = [9.0, 9.0]
    assert agreement(mnist, early) is None
    assert agreement(mnist, early, prediction(mnist, WHOLE, weights="w")) == {
        "rows": 3,
        "largest_difference": 0.0,
    }


def test_where_no_weights_are_told_the_last_prediction_counts(mnist: DataSet) -> None:
    wrong = prediction(mnist, WHOLE)
    wrong["sample"][0]["values"] = [9.0, 9.0]
    assert agreement(mnist, wrong, prediction(mnist, WHOLE)) == {"rows": 3, "largest_difference": 0.0}


def test_what_was_no_number_then_and_is_none_now_agrees(mnist: DataSet) -> None:
    def diverged(transform: Transform, raw: np.ndarray) -> np.ndarray:
        return np.where([[True, False]], np.nan, outputs(transform, raw))

    said = prediction(mnist, WHOLE)
    for answer in said["sample"]:
        answer["values"][0] = None
    assert agreement_fact([said], None, mnist, [WHOLE], diverged) == {"rows": 3, "largest_difference": 0.0}


@pytest.mark.parametrize("values", [[1.0], [1.0, None], [1.0, "1"], [True, False], [1.0, 2.0, 3.0]])
def test_rows_of_another_kind_never_agree(mnist: DataSet, values: list[Any]) -> None:
    said = prediction(mnist, WHOLE)
    said["sample"][0]["values"] = values
    assert agreement(mnist, said) == {"rows": 3, "largest_difference": None}


def test_of_very_many_outputs_only_those_that_were_sent_are_compared(mnist: DataSet) -> None:
    def many(transform: Transform, raw: np.ndarray) -> np.ndarray:
        return np.repeat(outputs(transform, raw), 50, axis=1)

    sample = [
        {"split": "test", "index": 3, "values": many(WHOLE, mnist.images["test"][[3]])[0, :64].tolist()}
    ]
    assert agreement_fact([{"sample": sample}], None, mnist, [WHOLE], many) == {
        "rows": 1,
        "largest_difference": 0.0,
    }


@pytest.mark.parametrize(
    "sample", [[], None, "rows", [{"split": "test", "index": 10**6, "values": []}], [{"index": 1}], [[]]]
)
def test_what_is_about_no_image_of_ours_is_left_out(mnist: DataSet, sample: Any) -> None:
    assert agreement(mnist, {"sample": sample}, "nonsense") is None


def test_a_way_of_feeding_that_the_model_refuses_suits_nothing(mnist: DataSet) -> None:
    def picky(transform: Transform, raw: np.ndarray) -> np.ndarray:
        if transform is HALF:
            raise Refused("wrong shape")
        return outputs(transform, raw)

    fact = agreement_fact([prediction(mnist, WHOLE)], None, mnist, [HALF, WHOLE], picky)
    assert fact == {"rows": 3, "largest_difference": 0.0}
