"""Names of files for students of any name."""

from __future__ import annotations

import pytest

from grader.batch.keeping.slugs import slug


@pytest.mark.parametrize(
    ("student", "expected"),
    [("ada", "ada"), ("Ada Lovelace", "ada-lovelace"), ("Übung_3.v2", "ubung_3-v2"), ("../../etc", "etc")],
)
def test_a_name_stays_as_it_is_as_far_as_every_system_takes_it(student: str, expected: str) -> None:
    assert slug(student, ()) == expected


@pytest.mark.parametrize("student", ["李小龍", "...", "", "CON", "nul.txt", "a" * 5000, "\ud800", "-", "\n"])
def test_every_name_gets_one(student: str) -> None:
    given = slug(student, ())
    assert given
    assert len(given) < 100
    assert given.isascii()
    assert given[0] not in "-."
    assert given not in ("con", "nul")
    assert "." not in given


def test_those_that_some_system_takes_for_one_get_different_ones() -> None:
    taken: set[str] = set()
    for student in ("Ada", "ada", "ADA", "a da", "a-da", "李", "龍"):
        taken.add(slug(student, taken))
    assert len(taken) == 7
