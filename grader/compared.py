"""What of the reference a report shows beside the submission's own: nothing that a check looks at."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Evidence, Packed
from .records import Compared

MOST_ANSWERS = 200  #: Images of which the reference's answers are shown.


def compared(reference: Evidence, evidence: Evidence) -> Compared:
    """Return the reference's network, its training, its answers to the images in *evidence*."""
    measured = reference.measured
    if measured is None:
        return Compared()
    trainings = [fit.history for fit in reference.claims.fits if fit.model == measured.model]
    return Compared(
        layers=measured.layers,
        history=trainings[-1] if trainings else {},
        answers=dict(_answers(measured.table, evidence)) if measured.table is not None else {},
    )


def _answers(table: Packed, evidence: Evidence) -> Iterator[tuple[str, tuple[float, ...]]]:
    rows, columns = table.shape
    for row in _rows(evidence)[:MOST_ANSWERS]:
        if row < rows:
            yield (
                f"test:{row}",
                tuple(value / 255 for value in table.data[row * columns : (row + 1) * columns]),
            )


def _rows(evidence: Evidence) -> list[int]:
    """Return the test images that the submission picked or showed, and those that it is most wrong about."""
    if evidence.measured is None:
        return []
    mistakes = [mistake.index for mistake in evidence.measured.mistakes]
    answers = [
        each.index for each in evidence.measured.answers if each.split == "test" and each.index is not None
    ]
    return list(dict.fromkeys([*mistakes, *answers]))
