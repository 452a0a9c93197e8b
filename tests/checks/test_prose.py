"""Prose as plain words."""

from __future__ import annotations

import pytest

from grader.checks.prose import clauses, plain, prose_of, sentences, spot
from grader.facts import Prose
from grader.testing import a_response, an_evidence


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**bold** and _leaning_ and `code`", "bold and leaning and code"),
        ("x_train stays, as 28*28 does", "x_train stays, as 28*28 does"),
        ("before<!-- hidden -->after", "before after"),
        ("a ![picture 7](a.png) b", "a   b"),
        ("<b>60,000</b>", " 60000 "),
        (r"$60{,}000$", "60000"),
    ],
)
def test_markdown_becomes_words(markdown, words):
    assert plain(markdown) == words


def test_sentences_end_at_full_stops_and_lines():
    assert sentences(Prose("One. Two!\nThree; four")) == ["One.", "Two!", "Three;", "four"]


def test_a_point_inside_a_number_ends_no_sentence():
    assert sentences(Prose("It is 0.98 or so.")) == ["It is 0.98 or so."]


def test_no_sentence_is_read_in_one_piece_beyond_all_bounds():
    pieces = sentences(Prose("word, " * 1000))
    assert max(map(len, pieces)) <= 500
    assert "".join(pieces) == "word, " * 1000


def test_clauses_are_parted_by_commas_and_conjunctions():
    assert clauses("a 1, b 2 and c 3 but d 4") == ["a 1", "b 2", "c 3", "d 4"]


def test_only_so_much_is_read_of_one_submission():
    short, long = Prose("short"), Prose("x" * 100_000)
    assert prose_of(a_response(short, long)) == [short]


def test_a_place_inside_a_cell():
    prose = Prose("", cell=3, line=42)
    assert spot(an_evidence(lines={3: 40}), prose) == (3, 3)
    assert spot(an_evidence(lines={3: 40}, joined=[3]), prose) == (3, None)
    assert spot(an_evidence(lines={}), prose) == (3, None)


def test_a_place_in_a_response_is_its_raw_line():
    assert spot(a_response(), Prose("", cell=1, line=42)) == (None, 42)
    assert spot(a_response(), None) is None
