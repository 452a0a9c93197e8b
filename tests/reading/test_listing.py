"""Cells are kept as they were handed in, short enough to be kept."""

from __future__ import annotations

from grader.facts import Listed
from grader.reading.listing import LONGEST, MOST, listing
from grader.records import Cell


def code(position: int, source: str) -> Cell:
    return Cell(position=position, type="code", source=source)


def test_every_cell_is_listed_as_it_was() -> None:
    words = Cell(position=2, type="markdown", source="# Title")
    assert listing([code(1, "x = 1\n"), words]) == (
        Listed(cell=1, type="code", source="x = 1\n"),
        Listed(cell=2, type="markdown", source="# Title"),
    )


def test_a_long_cell_loses_its_middle() -> None:
    [found] = listing([code(1, f"first{'x' * 2 * LONGEST}last")])
    assert found.source.startswith("first")
    assert found.source.endswith("last")
    assert len(found.source) <= LONGEST


def test_many_long_cells_are_cut_more_and_more() -> None:
    found = listing([code(place, "x" * LONGEST) for place in range(100)])
    assert sum(len(each.source) for each in found) <= MOST + 100 * 10
    assert len(found) == 100
