"""Code side by side: what both have, what was left out, and what only one has."""

from __future__ import annotations

from grader.batch.similar.prints import all_prints_of, prints_of
from grader.batch.similar.showing import MOST_LINES, shown

from .written import BUILDING, LOADING, OTHERS, SHOWING, code, renamed


def kinds(*sources: str, both: str = "", left_out: str = "") -> list[list[tuple[str, int]]]:
    """The passages of each cell, and how many lines each has."""
    found = shown(code(*sources), set(prints_of(code(both))), set(all_prints_of(code(left_out))))
    return [[(passage.kind, len(passage.lines)) for passage in cell.passages] for cell in found.cells]


def test_cells_say_what_they_have_in_common() -> None:
    found = kinds(renamed(SHOWING), OTHERS, LOADING, both=SHOWING, left_out=LOADING)
    assert found == [[("both", 7)], [("own", len(OTHERS.strip().split("\n")))], [("left-out", 5)]]


def test_nothing_is_said_of_a_comment_and_an_empty_line_belongs_to_what_stands_above() -> None:
    [[comment, given, *_]] = kinds(BUILDING, both=BUILDING)
    assert comment == ("own", 1)
    assert given[0] == "both"
    assert given[1] > 5


def test_every_line_is_shown_as_it_was_written() -> None:
    found = shown(code(BUILDING, "", OTHERS), set(prints_of(code(BUILDING))), set())
    lines = [[line for passage in cell.passages for line in passage.lines] for cell in found.cells]
    assert ["\n".join(each) for each in lines] == [BUILDING.strip("\n"), "", OTHERS.strip("\n")]
    assert found.unseen == 0


def test_what_is_very_long_is_cut_and_that_is_said() -> None:
    found = shown(code("x = 1\n" * 400, "y = 2\n" * 300, "z = 3"), set(), set())
    assert sum(len(passage.lines) for cell in found.cells for passage in cell.passages) == MOST_LINES
    assert found.unseen == 101
    assert [cell.number for cell in found.cells] == [1, 2]
