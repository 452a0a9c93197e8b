"""The series of numbers that axes draw: bars, literal histograms, lines and stems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Answer, Axes, Evidence, Figure
from .compare import all_close, are_probabilities, finite, softmax

__all__ = ["Series", "drawn_series", "known_answers", "matching_answer"]

_PERCENT = 100.0
_CLOSE = 0.006  # Values rounded to two digits still match.


@dataclass(frozen=True)
class Series:
    """Finite numbers drawn as one group, percentages taken as shares."""

    figure: Figure
    axes: Axes
    values: tuple[float, ...]


def drawn_series(student: Evidence, length: int) -> Iterator[Series]:
    """Return every group of exactly so many finite numbers that some axes draw."""
    for figure in student.claims.figures:
        for axes in figure.axes:
            for group in (axes.histogram_of, axes.bars, *axes.lines):
                values = finite(group)
                if values is not None and len(values) == length:
                    yield Series(figure, axes, _as_shares(values))


def known_answers(student: Evidence) -> tuple[Answer, ...]:
    """Return every answer we know of: the rebuilt model's, and samples of the run's predictions."""
    measured = student.measured.answers if student.measured else ()
    samples = (answer for prediction in student.claims.predictions for answer in prediction.sample)
    return (*measured, *samples)


def matching_answer(student: Evidence, values: tuple[float, ...]) -> Answer | None:
    """Return the answer whose outputs, or their softmax, these values are; None if there is none."""
    for answer in known_answers(student):
        outputs = finite(answer.values) or ()
        if all_close(values, outputs, _CLOSE) or all_close(values, softmax(outputs), _CLOSE):
            return answer
    return None


def _as_shares(values: tuple[float, ...]) -> tuple[float, ...]:
    shares = tuple(value / _PERCENT for value in values)
    return shares if are_probabilities(shares) and not are_probabilities(values) else values
