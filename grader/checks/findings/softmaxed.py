"""Softmax applied outside the trained network: a probability model, or its outputs turned by hand."""

from __future__ import annotations

from ...facts import Evidence, Model
from ..say import place
from .choose import models_around
from .compare import are_probabilities, finite
from .drawn import drawn_series, matching_answer
from .layers import output_activation, steps

__all__ = ["softmax_elsewhere"]


def softmax_elsewhere(student: Evidence, model: Model, outputs: int) -> str | None:
    """Return where the scores of a network become probabilities outside of it, in words; None if nowhere."""
    for outer in models_around(student, model):
        if output_activation(steps(outer)) == "softmax" or _says_probabilities(student, outer.id):
            return f"in a model around it ({place(student, outer)})"
    trained = {fit.model for fit in student.claims.fits}
    for prediction in student.claims.predictions:
        apart = prediction.model != model.id and prediction.model not in trained
        if apart and prediction.probabilities:
            return f"in the model you predict with ({place(student, prediction)})"
    return _by_hand(student, outputs)


def _says_probabilities(student: Evidence, model: int) -> bool:
    predictions = (said for said in student.claims.predictions if said.model == model)
    return any(said.probabilities for said in predictions)


def _by_hand(student: Evidence, outputs: int) -> str | None:
    for series in drawn_series(student, outputs):
        answer = matching_answer(student, series.values)
        if answer is None or not are_probabilities(series.values):
            continue
        if finite(answer.values) and not are_probabilities(answer.values):
            return f"before you draw its predictions ({place(student, series.figure)})"
    return None
