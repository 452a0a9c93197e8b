"""Predictions that a text quotes, as arrays of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...facts import Evidence
from ..findings.compare import are_probabilities, largest
from .prose import prose_of

__all__ = ["answers_quoted"]

_ARRAY = re.compile(r"\[([^\[\]]{1,1000})\]")
_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\w.])", re.I)
_ROUNDED = 0.06  # Ten values of two decimals may miss 1 by as much.


def answers_quoted(student: Evidence, numerals: int) -> tuple[int, ...]:
    """Return the place of the largest value of every prediction that the text quotes."""
    arrays = [match[1] for prose in prose_of(student) for match in _ARRAY.finditer(prose.text)]
    predictions = [values for array in arrays if _is_prediction(values := _values(array), numerals)]
    return tuple(place for values in predictions if (place := largest(values)) is not None)


def _values(array: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(array)]


def _is_prediction(values: Sequence[float], numerals: int) -> bool:
    """Whether values are probabilities, percentages or scores; the losses of ten epochs are none of these."""
    if len(values) != numerals:
        return False
    shares = [value / 100 for value in values]
    return min(values) < 0 or are_probabilities(values, _ROUNDED) or are_probabilities(shares, _ROUNDED)
