"""Predictions of the student's run beside those of the rebuilt model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .packed import finite
from .refusal import Refused
from .transforms import Transform

MOST_PREDICTIONS = 64
MOST_VALUES = 64  #: Of one answer that are sent along; a network may have more outputs.

Outputs = Callable[[Transform, NDArray[np.uint8]], NDArray[np.float64]]


def agreement_fact(
    predictions: Iterable[Any],
    weights: object,
    data: DataSet,
    transforms: Sequence[Transform],
    outputs: Outputs,
) -> dict[str, Any] | None:
    """
    Return the fields of `facts.Agreement`, or None where nothing can be compared.

    Only predictions made with the *weights* (their SHA-256) that were rebuilt are compared; where none
    says with which, the last one is. Each is compared under that one of the *transforms* which suits
    it best: a student may feed a model in several ways, but each call goes one way.
    """
    rows, largest = 0, 0.0
    for prediction in _comparable(predictions, weights):
        raw, said = _sample(prediction, data)
        if not len(raw):
            continue
        smallest = min(_difference(said, _outputs(outputs, transform, raw)) for transform in transforms)
        rows, largest = rows + len(raw), max(largest, smallest)
    return {"rows": rows, "largest_difference": finite(largest)} if rows else None


def _comparable(predictions: Iterable[Any], weights: object) -> Sequence[Mapping[str, Any]]:
    given = [prediction for prediction in predictions if isinstance(prediction, dict)]
    sampled = [prediction for prediction in given if isinstance(prediction.get("sample"), list)]
    if any(prediction.get("weights") for prediction in sampled):
        return [said for said in sampled if said.get("weights") == weights][-MOST_PREDICTIONS:]
    return sampled[-1:]


def _sample(prediction: Mapping[str, Any], data: DataSet) -> tuple[NDArray[np.uint8], list[list[Any]]]:
    """Return raw images and what was said to them."""
    answers = list(_known(prediction["sample"], data))
    images = [data.images[answer["split"]][answer["index"]] for answer in answers]
    return np.array(images, np.uint8), [answer["values"] for answer in answers]


def _known(sample: list[Any], data: DataSet) -> Iterator[Mapping[str, Any]]:
    for answer in sample[:64]:
        known = isinstance(answer, dict) and data.has(answer.get("split"), answer.get("index"))
        if known and isinstance(answer.get("values"), list):
            yield answer


def _outputs(outputs: Outputs, transform: Transform, raw: NDArray[np.uint8]) -> NDArray[np.float64]:
    try:
        return outputs(transform, raw)
    except Refused:  # a way to feed some model inside this one, perhaps, but not this one
        return np.full((len(raw), 0), np.nan)


def _difference(said: list[list[Any]], outputs: NDArray[np.float64]) -> float:
    """
    Return the largest difference; infinite where a row has another length, or other than numbers.

    Scores may be large, and are compared as shares of the largest. A number that is not finite was sent as
    None, and is the same as one of ours that is not finite.
    """
    outputs = outputs[:, :MOST_VALUES] if outputs.ndim == 2 else outputs
    wrong = outputs.ndim != 2 or any(len(row) != outputs.shape[1] for row in said)
    if wrong or not all(value is None or type(value) in (int, float) for row in said for value in row):
        return math.inf
    numbers = np.array([[np.nan if value is None else value for value in row] for row in said], np.float64)
    given = np.where(np.isfinite(outputs), outputs, np.nan)
    if not np.array_equal(np.isnan(numbers), np.isnan(given)):
        return math.inf
    size = max(1.0, float(np.nan_to_num(np.abs(given)).max()))
    return float(np.nan_to_num(np.abs(numbers - given)).max()) / size
