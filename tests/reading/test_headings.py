"""Markdown becomes sections."""

from __future__ import annotations

import time

import pytest

from grader.reading.headings import sections

from ..tables import table


def found(text: str, above: str = "") -> list[tuple[str, str]]:
    return [(section.heading, section.text) for section in sections(text, above)]


@table(
    ("text", "expected"),
    {
        "hash signs": ("# A\none\n\n## B ##\n\ntwo\n", [("A", "one"), ("B", "two")]),
        "hash signs without a blank": ("#A\none", [("A", "one")]),
        "underlined": ("A\n===\none\n\nB\n---\ntwo", [("A", "one"), ("B", "two")]),
        "in bold": ("**A?**\none\n\n__B__:\ntwo", [("A?", "one"), ("B:", "two")]),
        "numbered, in bold": ("**1. A**\n\none\n\n2. **B**\n\ntwo", [("1. A", "one"), ("2. B", "two")]),
        "numbered, free": ("1. A?\none\n2) B\ntwo\n", [("1. A?", "one"), ("2) B", "two")]),
        "numbered answers without headings": ("1. one\n2. two\n", [("1", "one"), ("2", "two")]),
        "numbered answers of several lines": (
            "1. one two three four five six seven eight nine ten eleven twelve\nthirteen\n2. two",
            [
                ("1", "one two three four five six seven eight nine ten eleven twelve\nthirteen"),
                ("2", "two"),
            ],
        ),
        "numbered, free, asking at length": (
            "1. one two three four five six seven eight nine ten eleven?\ntwelve",
            [("1. one two three four five six seven eight nine ten eleven?", "twelve")],
        ),
        "numbered below a title": (
            "# T\n\n1. A\n\none\n\n2. B\n\ntwo",
            [("T", ""), ("1. A", "one"), ("2. B", "two")],
        ),
        "a list below a title": ("# T\n\n1. one\n2. two\n", [("T", "1. one\n2. two")]),
        "a wide list below a title": ("# T\n\n1. one\n\n2. two\n", [("T", "1. one\n\n2. two")]),
        "an answer in bold": ("# A\n**one**\n", [("A", "**one**")]),
        "an answer announced": ("# A\n## My answer:\none", [("A", ""), ("A", "one")]),
        "bold words that number, before the answer": (
            "**Question 1:** one\n\n**2. B** two\n\n__3)__ three",
            [("Question 1:", "one"), ("2. B", "two"), ("3)", "three")],
        ),
        "bold words that ask, before the answer": ("**Why?** one\nmore", [("Why?", "one\nmore")]),
        "bold words that number, in a list": ("- **Frage 2:** one", [("Frage 2:", "one")]),
        "bold numbers that are part of the answer": (
            "# A\n**28 x 28** pixels, **60000** images, **10 neurons** each",
            [("A", "**28 x 28** pixels, **60000** images, **10 neurons** each")],
        ),
        "code that looks like a heading": ("# A\n```\n# B\n```\n", [("A", "```\n# B\n```")]),
        "a rule is no underline": ("# A\none\n\n---\n\ntwo", [("A", "one\n\n---\n\ntwo")]),
        "words before any heading": ("one\n\n# A\ntwo", [("", "one"), ("A", "two")]),
        "a heading with nothing below": ("# A\n", [("A", "")]),
        "nothing": ("", []),
    },
)
def test_a_heading_is_what_students_use_as_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_heading_above_holds_until_the_next_one() -> None:
    assert found("one\n\n# B\ntwo", above="A") == [("A", "one"), ("B", "two")]


def test_a_numbered_answer_keeps_the_heading_above() -> None:
    assert found("1. one\n2. two", above="A") == [("A", "1. one\n2. two")]


def test_lines_are_those_of_the_words() -> None:
    assert [section.line for section in sections("# A\n\none\n# B\n")] == [3, 4]


@pytest.mark.parametrize(
    "piece",
    ["**1." + "?" * 2000, "# " + " " * 2000, "**a**\n", "1. a\n\n", "**" + " " * 2000, "[](", "```\n"],
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    started = time.process_time()
    sections(piece * (400_000 // len(piece)))
    assert time.process_time() - started < 5
