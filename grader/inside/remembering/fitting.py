"""Whether a remembered training can be played: every array and every call is where it has to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .stored import Array, Training


def fits(
    training: Training, model: Any, states: list[Any], arguments: Mapping[str, Any], batches: int
) -> bool:
    """Say whether *training* is one of *model* with variables *states*, over so many *batches* an epoch."""
    metrics, count = model.metrics_variables, len(states)
    calls = len(training.calls)
    if len(training.arrays) != count + 1 + len(metrics) or calls == 0:
        return False
    logs, kept = training.arrays[count], training.arrays[count + 1 :]
    return bool(
        all(_is_of(array, state) for array, state in zip(training.arrays, states, strict=False))
        and all(_is_of(array, metric, calls) for array, metric in zip(kept, metrics, strict=True))
        and logs.shape == (calls, len(training.names))
        and len(set(training.names)) == len(training.names)
        and _passes(training) == _expected(model, arguments, batches)
    )


def _is_of(array: Array, variable: Any, *first: int) -> bool:
    return bool(array.shape == (*first, *variable.shape) and array.dtype.name == variable.dtype)


def _passes(training: Training) -> list[Any]:
    """Return for each pass over data whether it trained; what is in no order is said to be."""
    found: list[Any] = []
    reached, trained = 0, False
    for first, end, trains in training.calls:
        if first == 0:
            found.append(trains if not trains else ("trains", end + 1))
        elif first != reached or trains != trained or end < first:
            return ["in no order"]
        elif trains:
            found[-1] = "trains", end + 1
        reached, trained = end + 1, trains
    return found


def _expected(model: Any, arguments: Mapping[str, Any], batches: int) -> list[Any]:
    first = getattr(model, "_initial_epoch", None) or arguments.get("initial_epoch", 0)
    tested = arguments.get("validation_data") is not None or bool(arguments.get("validation_split"))
    often = arguments.get("validation_freq", 1)
    found: list[Any] = []
    for epoch in range(first, arguments.get("epochs", 1)):
        found.append(("trains", batches))
        if tested and model._should_eval(epoch, often):  # noqa: SLF001 -- theirs, and fit asks the same
            found.append(False)
    return found
