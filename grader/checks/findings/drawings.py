"""What figures draw of predictions, told apart from any other ten bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...facts import Answer, Axes, Evidence, Figure
from .choose import graded_model, trained_since
from .compare import all_close, are_probabilities, finite, softmax
from .drawn import Row, drawn_rows, matching_answer
from .picked import Image

__all__ = ["Drawing", "drawings"]

_FLAT = 0.2  # Shares of labels in a data set are all about a tenth.
_SAME = 0.02

#: probabilities, scores: of a prediction; contradicted: the rebuilt network gives others; strange: of nobody.
_Kind = Literal["probabilities", "scores", "contradicted", "strange"]


@dataclass(frozen=True)
class Drawing:
    """One group of numbers that a figure draws, and the prediction they are."""

    kind: _Kind
    figure: Figure
    values: tuple[float, ...]
    answer: Answer | None = None

    @property
    def image(self) -> Image | None:
        """The image that was predicted, where both its split and its number are known."""
        if self.answer is None or self.answer.split is None or self.answer.index is None:
            return None
        return self.answer.split, self.answer.index


def drawings(student: Evidence, numerals: int) -> Iterator[Drawing]:
    """Return everything drawn that may be a prediction of so many numerals."""
    for figure in student.claims.figures:
        for axes in figure.axes:
            rows = list(drawn_rows(axes, numerals))
            if axes.answer is not None:
                yield from _claimed(student, figure, axes, rows)
            else:
                yield from _compared(student, figure, axes, rows)


def _claimed(student: Evidence, figure: Figure, axes: Axes, rows: list[Row]) -> Iterator[Drawing]:
    """What the student's own process says to be a prediction."""
    values = rows[0] if rows else finite(axes.answer.values) if axes.answer else None
    if axes.answer is not None and values:
        yield _of_prediction(student, figure, axes, values, axes.answer)


def _compared(student: Evidence, figure: Figure, axes: Axes, rows: list[Row]) -> Iterator[Drawing]:
    for values in rows:
        answer = matching_answer(student, values)
        if answer is not None:
            yield _of_prediction(student, figure, axes, values, answer)
        elif are_probabilities(values) and max(values) > _FLAT:
            yield Drawing("strange", figure, values)


def _of_prediction(
    student: Evidence, figure: Figure, axes: Axes, values: tuple[float, ...], answer: Answer
) -> Drawing:
    if _denied(student, axes):
        return Drawing("contradicted", figure, values, answer)
    inside = min(values) >= 0 and max(values) <= 1
    return Drawing("probabilities" if inside else "scores", figure, values, answer)


def _denied(student: Evidence, axes: Axes) -> bool:
    """Whether the rebuilt network gives other values for the image that these axes claim to be about."""
    model, answer = graded_model(student), axes.answer
    if model is None or answer is None or answer.index is None or student.measured is None:
        return False
    if axes.answer_model != model.id or trained_since(student):
        return False
    same = [
        each for each in student.measured.answers if (each.split, each.index) == (answer.split, answer.index)
    ]
    said = [values for each in same for values in (each.values, softmax(each.values))]
    return bool(same) and not any(all_close(values, answer.values, _SAME) for values in said)
