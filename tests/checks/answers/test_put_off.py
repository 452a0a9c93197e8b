"""Questions put off lend their heading to nothing that comes after more code."""

from __future__ import annotations

from grader.checks.answers.put_off import without_headings_put_off
from grader.facts import Prose

from ...tables import table


@table(
    ("first", "cell", "heading"),
    {
        "to be done, and code between": ("Todo", 4, ""),
        "to be done, and right below": ("Todo", 3, "ReLU"),
        "not known, and code between": ("I don't know.", 4, ""),
        "a place for the answer": ("Your answer here", 4, "ReLU"),
        "an answer": ("It bends.", 4, "ReLU"),
    },
)
def test_a_question_that_is_put_off_ends_with_its_cell(first: str, cell: int, heading: str) -> None:
    prose = [Prose(first, "ReLU", cell=2), Prose("It breaks here.", "ReLU", cell=cell)]
    assert [each.heading for each in without_headings_put_off(prose)] == ["ReLU", heading]
