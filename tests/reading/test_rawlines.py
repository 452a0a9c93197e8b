"""Where in the raw file the lines of a cell stand."""

from __future__ import annotations

import pytest

from grader.facts import HandedIn
from grader.reading.rawlines import raw_line

HANDED_IN = HandedIn(name="x.ipynb", kind="notebook", sha256="", cells=3, lines={1: 7, 2: 20}, joined=(2,))


@pytest.mark.parametrize(
    ("cell", "line", "expected"),
    [(1, 1, 7), (1, 3, 9), (1, None, 7), (2, 5, 20), (3, 1, None), (None, 1, None)],
)
def test_a_place_in_a_cell_is_a_line_of_the_file(
    cell: int | None, line: int | None, expected: int | None
) -> None:
    assert raw_line(HANDED_IN, cell, line) == expected
