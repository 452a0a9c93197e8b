"""Comparisons that nothing but finite numbers can win: None stands for NaN and infinity."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...facts import Number

__all__ = ["all_close", "are_probabilities", "at_least", "close", "finite", "largest", "softmax"]


def finite(values: Sequence[Number]) -> tuple[float, ...] | None:
    """Return the values if every one of them is a finite number, else None."""
    kept = tuple(value for value in values if value is not None and math.isfinite(value))
    return kept if len(kept) == len(values) else None


def at_least(value: Number, threshold: float) -> bool:
    """Whether the value is a number that reaches the threshold."""
    return value is not None and value >= threshold


def close(one: Number, other: Number, tolerance: float) -> bool:
    """Whether both are numbers and differ by no more than the tolerance."""
    return one is not None and other is not None and abs(one - other) <= tolerance


def all_close(one: Sequence[Number], other: Sequence[Number], tolerance: float) -> bool:
    """Whether two sequences of the same length, at least one long, are close number by number."""
    same_length = len(one) == len(other) > 0
    return same_length and all(close(a, b, tolerance) for a, b in zip(one, other, strict=True))


def are_probabilities(values: Sequence[Number], tolerance: float = 0.01) -> bool:
    """Whether the values lie in [0, 1] and sum to 1."""
    numbers = finite(values)
    if not numbers:
        return False
    inside = min(numbers) >= -tolerance and max(numbers) <= 1 + tolerance
    return inside and abs(sum(numbers) - 1) <= tolerance


def largest(values: Sequence[Number]) -> int | None:
    """Return the position of the largest value; None if there is none, or one is not a number."""
    numbers = finite(values)
    return numbers.index(max(numbers)) if numbers else None


def softmax(values: Sequence[Number]) -> tuple[float, ...]:
    """Return scores as probabilities; nothing if one of them is not a number."""
    numbers = finite(values)
    if not numbers:
        return ()
    powers = [math.exp(value - max(numbers)) for value in numbers]
    return tuple(power / sum(powers) for power in powers)
