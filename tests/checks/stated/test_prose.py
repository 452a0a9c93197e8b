"""Prose as plain words."""

from __future__ import annotations

import pytest

from grader.checks.stated.prose import plain, prose_of, spot
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
        (r"$60\,000$ of $28 \times 28$", "60000 of 28 × 28"),  # noqa: RUF001
        (r"$\arg\max_i$", " arg  max i"),
        ("costs $137,000 or about $100,000 more", "costs $137000 or about $100000 more"),
        ("28&times;28", "28×28"),  # noqa: RUF001
        ("６００００", "60000"),  # noqa: RUF001
    ],
)
def test_markdown_becomes_words(markdown, words):
    assert plain(markdown) == words


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
