"""The series of numbers that axes draw: bars, literal histograms, lines and stems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...facts import Answer, Axes, Evidence, Figure
from .compare import all_close, are_probabilities, finite, softmax

__all__ = ["Row", "Series", "drawn_rows", "drawn_series", "matching_answer"]

_PERCENT = 100.0
_CLOSE = 0.006  # Values rounded to two digits still match.


Row = tuple[float, ...]  #: Finite numbers drawn as one group, percentages taken as shares.


def drawn_rows(axes: Axes, length: int) -> Iterator[Row]:
    """Return every group of exactly so many finite numbers that some axes draw; first a prediction."""
    for group in (axes.drawn, axes.histogram_of, axes.bars, *axes.lines):
        values = finite(group)
        if values is not None and len(values) == length:
            yield _as_shares(values)


@dataclass(frozen=True)
class Series:
    """One such group, and where it is drawn."""

    figure: Figure
    axes: Axes
    values: Row


def drawn_series(student: Evidence, length: int) -> Iterator[Series]:
    """Return every group of exactly so many finite numbers that any axes draw."""
    for figure in student.claims.figures:
        for axes in figure.axes:
            for values in drawn_rows(axes, length):
                yield Series(figure, axes, values)


def _known_answers(student: Evidence) -> tuple[Answer, ...]:
    """Return every answer we know of: the rebuilt model's, and samples of the run's predictions."""
    measured = student.measured.answers if student.measured else ()
    samples = (answer for prediction in student.claims.predictions for answer in prediction.sample)
    return (*measured, *samples)


def matching_answer(student: Evidence, values: Row) -> Answer | None:
    """Return the answer whose outputs, or their softmax, these values are; None if there is none."""
    for answer in _known_answers(student):
        outputs = finite(answer.values) or ()
        if all_close(values, outputs, _CLOSE) or all_close(values, softmax(outputs), _CLOSE):
            return answer
    return None


def _as_shares(values: Row) -> Row:
    """Return percentages as shares, and all else as it is."""
    shares = tuple(value / _PERCENT for value in values)
    return shares if are_probabilities(shares) and not are_probabilities(values) else values
