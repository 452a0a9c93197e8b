"""Networks without any Keras layer: there is nothing in them that a program could look at."""

from __future__ import annotations

from ...facts import Evidence
from ...records import Verdict
from ..say import capital, model_name
from ..verdicts import pending
from .choose import graded_model

__all__ = ["handmade"]


def handmade(student: Evidence) -> Verdict | None:
    """Return what to say of a network that is made of bare variables; None where it is another."""
    model = graded_model(student)
    if model is None or model.form != "variables":
        return None
    return pending(
        f"{capital(model_name(student, model))} is made of variables of your own and trained with a tape, "
        "without a model or layers of Keras, so that the grader cannot look into it.",
        model,
    )
