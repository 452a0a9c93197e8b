"""Comments of code cells become prose."""

from __future__ import annotations

from grader.facts import HandedIn
from grader.reading.comments import read_comments
from grader.records import Cell

from ..tables import table


def found(source: str) -> list[tuple[str, int | None]]:
    handed_in = HandedIn(name="hw.ipynb", kind="notebook", sha256="0" * 64, cells=1, lines={1: 1})
    return [(each.text, each.line) for each in read_comments([Cell(1, "code", source)], handed_in)]


@table(
    ("source", "expected"),
    {
        "a block": ("x = 1\n# one two\n#   three four\ny = 2", [("one two\n  three four", 2)]),
        "two blocks": ("# one two\n\n# three four", [("one two", 1), ("three four", 3)]),
        "indented": ("if x:\n    ## one two\n    y = 2", [("one two", 2)]),
        "a string that stands alone": ('x = 1\n"""one\ntwo"""', [("one\ntwo", 2)]),
        "at the end": ("x = 1\n# one two", [("one two", 2)]),
        "a dividing line": ("# one two\n# ------", [("one two", 1)]),
        "a number above an answer": ("# Q1:\n# one two", [("Q1:\none two", 1)]),
        "a single word": ("# one", []),
        "after code": ("x = 1  # one two", []),
        "a string that is used": ('x = """one two"""', []),
        "nothing": ("", []),
    },
)
def test_comments_that_are_words_are_read(source: str, expected: list[tuple[str, int]]) -> None:
    assert found(source) == expected


def test_prose_cells_have_no_comments() -> None:
    handed_in = HandedIn(name="hw.ipynb", kind="notebook", sha256="0" * 64, cells=1)
    assert read_comments([Cell(1, "markdown", "# One two")], handed_in) == ()
