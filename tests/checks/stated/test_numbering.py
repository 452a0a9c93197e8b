"""Series of headings and labels that number the questions."""

from __future__ import annotations

from grader.checks.stated.numbering import ITEM, renumbered
from grader.facts import Prose

from ...tables import table

FOUR = range(1, 5)


def headings(word: str) -> list[Prose]:
    return [Prose("One bends.", f"{word}{number}") for number in FOUR]


@table(
    ("heading", "first"),
    {
        "of an unknown language": ("Kysymys ", "Question 1:"),
        "a number alone": ("", "Question 1:"),
        "short for it": ("Ex. ", "Question 1:"),
        "steps of the work": ("Step ", "Step 1"),
        "parts of it": ("Schritt ", "Schritt 1"),
    },
)
def test_the_same_word_with_every_number_names_the_questions(heading: str, first: str) -> None:
    assert renumbered(headings(heading), [4])[0].heading == first


@table(
    ("prose", "counts"),
    {
        "another count": (headings("Soal "), [8]),
        "one is missing": (headings("Soal ")[1:], [3]),
        "a single one": ([Prose("One bends.", "Soal 1")], [4]),
    },
)
def test_what_is_no_whole_series_stays(prose: list[Prose], counts: list[int]) -> None:
    assert renumbered(prose, counts) == prose


def test_labels_in_lines_are_a_series_too() -> None:
    prose = [Prose("\n".join(f"**Soal {number}:** it bends" for number in FOUR))]
    assert renumbered(prose, [4])[0].text.startswith("**Question 1:** it bends\n**Question 2:**")


@table(
    ("text", "first"),
    {
        "answers": ("1. to check\n2. bends\n3. one each\n4. a team", "Question 1. to check"),
        "steps": ("1. Load it\n2. Build it\n3. one each\n4. a team", "1. Load it"),
    },
)
def test_numbered_items_are_questions_unless_they_are_steps(text: str, first: str) -> None:
    assert renumbered([Prose(text)], [4], ITEM)[0].text.splitlines()[0] == first
