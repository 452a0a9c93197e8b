"""What it was that the largest was picked of: a prediction, labels, or something else."""

from __future__ import annotations

from typing import Any

from ..arrays.layouts import Array
from ..arrays.library import Library
from ..calls.answers import Answers, Origin


class Subjects:
    """Tells predictions by their values, and labels from other numbers."""

    def __init__(self, answers: Answers, library: Library) -> None:
        self._answers, self._library = answers, library

    def of(self, values: Array, original: Any) -> dict[str, Any]:
        """Return subject and origin, as facts.Pick has them, of one row or several."""
        rows = values.reshape(1, -1) if values.ndim == 1 else values
        origin = self._origin(original if values.ndim == 1 else rows[0], values, rows)
        subject = "prediction" if origin else self._by_values(rows)
        return {"subject": subject, "rows": len(rows)} | _where(origin, len(rows))

    def _origin(self, first: Any, values: Array, rows: Array) -> Origin | None:
        """Where the rows come from; only if all of a sample come from a prediction."""
        origin = self._answers.find(first) if len(rows) == 1 else self._answers.find_rows(rows)
        if origin is None:
            origin = self._answers.find_derived(values)
        is_label = self._answers.labels_are_one_hot and is_one_hot(rows)
        return None if is_label and origin and not origin.exact else origin

    def _by_values(self, rows: Array) -> str:
        """Whole numbers that are all class numbers are labels: no network answers with these."""
        if rows.shape[1] > 1 and is_one_hot(rows):
            return "labels"
        whole = rows.dtype.kind in "bui" and rows.min() >= 0
        return "labels" if whole and rows.max() < self._library.classes else "other"


def _where(origin: Origin | None, rows: int) -> dict[str, Any]:
    if origin is None:
        return {}
    about = {"split": origin.split, "index": origin.index} if rows == 1 else {}
    return {"model": origin.model, **about}


def is_one_hot(rows: Array) -> bool:
    """Whether every row is zeros and a single one."""
    return bool(((rows == 0) | (rows == 1)).all() and (rows.sum(axis=1) == 1).all())
