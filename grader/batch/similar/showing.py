"""A hand-in's code, line by line: what the other has, too, and what was left out of the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from .code import Code
from .found import Kind, Passage, ShownCell
from .prints import shares

MOST_LINES = 600  #: Of one hand-in.


class Shown(NamedTuple):
    """Cells as they are shown, and how many lines are not."""

    cells: tuple[ShownCell, ...]
    unseen: int


def shown(code: Code, both: set[int], left_out: set[int]) -> Shown:
    """Return *code* with what the fingerprints *both* and *left_out* are found in told apart."""
    cells, lines = [], 0
    for cell, of_both, of_left_out in zip(code, *shares(code, both, left_out), strict=True):
        every = cell.source.split("\n")
        kinds = _kinds(every, of_both, of_left_out)
        room = max(0, MOST_LINES - lines)
        lines += len(every)
        if room:
            cells.append(ShownCell(cell.number, tuple(_passages(zip(kinds, every[:room], strict=False)))))
    return Shown(tuple(cells), max(0, lines - MOST_LINES))


def _kinds(
    lines: Iterable[str], both: Iterable[float | None], left_out: Iterable[float | None]
) -> Iterator[Kind]:
    last: Kind = "own"
    for line, of_both, of_left_out in zip(lines, both, left_out, strict=True):
        if line.strip():  # an empty line belongs to what stands above it
            last = _kind(of_both, of_left_out)
        yield last


def _kind(both: float | None, left_out: float | None) -> Kind:
    """Return what most of a line is; of a comment nothing is said."""
    if both is not None and both >= 0.5:
        return "both"
    return "left-out" if left_out is not None and left_out >= 0.5 else "own"


def _passages(lines: Iterable[tuple[Kind, str]]) -> Iterator[Passage]:
    for kind, group in groupby(lines, lambda one: one[0]):
        yield Passage(kind, tuple(line for _, line in group))
