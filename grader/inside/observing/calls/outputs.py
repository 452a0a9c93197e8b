"""What a model answered with: one array of rows, or several in a list, tuple or dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..arrays.layouts import Array
from ..scanning.values import as_array
from .answers import are_probabilities


class Output(NamedTuple):
    """One of them: whose answer it is, as the student got it, and as (N, classes)."""

    model: Any
    result: Any
    values: Array


def outputs_of(model: Any, result: Any, known: Iterable[Any], classes: int) -> list[Output]:
    """
    Return every output that is rows of numbers; last the one that is likeliest the answer.

    A model that was made to look into another one gives the answer of that one, too, and it is the other
    that was trained: of the *known* models the one that ends in the same place.
    """
    several = list(result.values()) if isinstance(result, dict) else result
    if not isinstance(several, list | tuple):
        several = [result]
    owners = _owners(model, len(several), list(known)) if len(several) > 1 else [model]
    found = [
        Output(owner, each, values)
        for owner, each in zip(owners, several, strict=True)
        if (values := as_array(each)) is not None
        and values.ndim == 2
        and values.size
        and values.dtype.kind == "f"
    ]
    return sorted(found, key=lambda each: (each.values.shape[1] == classes, are_probabilities(each.values)))


def _owners(model: Any, count: int, known: list[Any]) -> list[Any]:
    """The model with that one output alone, for each output; the model itself where there is none."""
    ends = getattr(model, "outputs", None) or []
    if len(ends) != count:
        return [model] * count
    return [next((each for each in known if _ends_in(each, end)), model) for end in ends]


def _ends_in(model: Any, end: Any) -> bool:
    ends = getattr(model, "outputs", None) or []
    return len(ends) == 1 and ends[0] is end
