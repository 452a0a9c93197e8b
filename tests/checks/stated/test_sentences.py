"""Sentences, and what announces them."""

from __future__ import annotations

import pytest

from grader.checks.stated.sentences import clauses, sentences
from grader.facts import Prose

from ...tables import table


def texts(text: str) -> list[str]:
    return [each.text for each in sentences(Prose(text))]


@table(
    ("text", "expected"),
    {
        "full stops and lines": ("One. Two!\nThree; four", ["One.", "Two!", "Three;", "four"]),
        "a point inside a number": ("It is 0.98 or so.", ["It is 0.98 or so."]),
        "a point after a short word": ("There are ca. 60000.", ["There are ca. 60000."]),
        "a line that an editor wrapped": ("There are\nsome of them.", ["There are some of them."]),
        "items of a list": ("- one\n- two", ["- one", "- two"]),
        "lines that say one thing each": ("Train: 1\nTest: 2", ["Train: 1", "Test: 2"]),
        "words that are quoted": ("> one\n> Two", ["one", "Two"]),
        "a table": ("| a | of |\n|---|---|\n| images | 7 |", ["a: images", "images of: 7"]),
    },
)
def test_a_sentence_is_what_a_reader_would_take_for_one(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@table(
    ("text", "lead"),
    {
        "a colon": ("Size:\n28", "Size:"),
        "a colon, and a blank line": ("Size:\n\n28", "Size:"),
        "a question in the same line": ("What size? 28", "What size?"),
        "an item further left": ("- size\n  - 28", "- size"),
        "nothing": ("Size\n28", ""),
        "another item": ("- size\n- 28", ""),
        "a colon two paragraphs above": ("Size:\n\nSmall.\n\n28", ""),
    },
)
def test_lines_above_may_announce_a_sentence(text: str, lead: str) -> None:
    assert sentences(Prose(text))[-1].lead == lead


def test_no_sentence_is_read_in_one_piece_beyond_all_bounds() -> None:
    pieces = texts("word, " * 1000)
    assert max(map(len, pieces)) <= 500
    assert "".join(pieces) == ("word, " * 1000).strip()


@pytest.mark.parametrize("text", ["a 1, b 2 and c 3 but d 4", "a 1 / b 2 + c 3; d 4", "a 1,b 2"])
def test_clauses_are_parted_by_commas_signs_and_conjunctions(text: str) -> None:
    expected = [text] if text == "a 1,b 2" else ["a 1", "b 2", "c 3", "d 4"]
    assert [each.strip() for each in clauses(text)] == expected
