"""How a picked numeral stands to what the network answers."""

from __future__ import annotations

from typing import Literal

from ...facts import Answer, Evidence, Pick, Prediction
from .choose import measured, trained_since
from .compare import finite, largest

__all__ = ["Image", "Standing", "answers_nan", "answers_of", "label_of", "selected_images", "standing"]

#: own: the network's own answer; contradicted: the rebuilt network answers otherwise;
#: position: a row or position number, no numeral; unclear: it cannot be told.
Standing = Literal["own", "contradicted", "position", "unclear"]

#: Split and row number; None where one of them is not known.
Image = tuple[str | None, int | None]

_TIE = 1e-3  # The two largest outputs closer than this: rounding may swap them.


def answers_of(pick: Pick) -> tuple[int, ...]:
    """Return the numerals it gave, of several rows the first few."""
    return pick.answers if pick.answers else () if pick.answer is None else (pick.answer,)


def answers_nan(student: Evidence) -> bool:
    """Whether the graded network was measured to answer with NaN."""
    found = measured(student)
    fresh = found.fresh if found else None
    return fresh is not None and (fresh.lowest is None or fresh.highest is None)


def label_of(student: Evidence, pick: Pick) -> int | None:
    """Return the data set's own label for the image that the pick is about, where it is known."""
    labels = student.measured.labels if student.measured else {}
    return labels.get(f"{pick.split}:{pick.index}")


def selected_images(student: Evidence) -> set[Image]:
    """Return the images whose numeral is picked; nothing where one of the picks may be about any image."""
    picks = [pick for pick in student.claims.picks if pick.subject == "prediction"]
    images: set[Image] = {(pick.split, pick.index) for pick in picks}
    anywhere = any(split is None or index is None for split, index in images)
    return set() if anywhere else images


def standing(student: Evidence, pick: Pick, numerals: int) -> Standing:
    """Return how a pick from a prediction stands to the network's answers; there are `numerals` classes."""
    given = answers_of(pick)
    if not given:
        return "unclear"
    predictions = _predictions(student, pick)
    if not all(0 <= answer < numerals for answer in given) or _across(pick, given, predictions):
        return "position"
    return "contradicted" if _denied(student, pick, given) else "own"


def _predictions(student: Evidence, pick: Pick) -> list[Prediction]:
    said = student.claims.predictions
    return [each for each in said if each.way != "evaluate" and each.model == pick.model]


def _across(pick: Pick, given: tuple[int, ...], predictions: list[Prediction]) -> bool:
    """Whether the largest was sought among all rows at once, or down the columns."""
    flattened = pick.rows > 1 and len(given) == 1
    if flattened or len(given) > pick.rows:
        return True
    whole = [each for each in predictions if each.rows == pick.rows == len(each.sample) > 1]
    return bool(whole) and not any(_row_by_row(given, each) for each in whole)


def _row_by_row(given: tuple[int, ...], prediction: Prediction) -> bool:
    answers = [largest(answer.values) for answer in prediction.sample[: len(given)]]
    return all(answer in (None, own) for answer, own in zip(answers, given, strict=False))


def _denied(student: Evidence, pick: Pick, given: tuple[int, ...]) -> bool:
    """Whether the rebuilt network answers this one image otherwise, and clearly so."""
    if pick.index is None or student.measured is None or trained_since(student):
        return False
    same = [each for each in student.measured.answers if (each.split, each.index) == (pick.split, pick.index)]
    return bool(same) and not any(_could_be(each, given[0]) for each in same)


def _could_be(answer: Answer, numeral: int) -> bool:
    values = finite(answer.values)
    return values is None or (numeral < len(values) and values[numeral] >= max(values) - _TIE)
