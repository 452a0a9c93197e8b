"""The confusion matrix: which label was taken for which answer, and how often."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts import Accuracy

MOST = 12  #: Labels, and answers.
LEVELS = 5  #: Shades of a mistake, from none to the most frequent one.


@dataclass(frozen=True, kw_only=True)
class Field:
    """How often a label got an answer."""

    count: int
    right: bool
    level: int  #: 0 to LEVELS, of the wrong ones.


@dataclass(frozen=True, kw_only=True)
class Line:
    """One label."""

    label: int
    fields: tuple[Field, ...]
    share: str  #: How many of its images are right: "98.1 %".


@dataclass(frozen=True, kw_only=True)
class Confusion:
    """A table, a label a row and an answer a column."""

    lines: tuple[Line, ...]
    answers: range


def confusion(accuracy: Accuracy | None) -> Confusion | None:
    """Return the confusion matrix; None where there is none, or it is too large to be read."""
    rows = accuracy.confusion if accuracy else ()
    columns = {len(row) for row in rows}
    if not 2 <= len(rows) <= MOST or len(columns) != 1 or not 2 <= max(columns) <= MOST:
        return None
    wrong = [count for label, row in enumerate(rows) for answer, count in enumerate(row) if label != answer]
    most = max(wrong, default=0)
    lines = tuple(_line(label, row, most) for label, row in enumerate(rows))
    return Confusion(lines=lines, answers=range(max(columns)))


def _line(label: int, row: tuple[int, ...], most: int) -> Line:
    fields = tuple(
        Field(count=count, right=answer == label, level=-(-LEVELS * count // most) if most else 0)
        for answer, count in enumerate(row)
    )
    total, right = sum(row), row[label] if label < len(row) else 0
    share = f"{int(1000 * right / total) / 10:g} %" if total else "none"
    return Line(label=label, fields=fields, share=share)
