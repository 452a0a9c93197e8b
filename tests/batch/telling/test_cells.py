"""Cells: a spreadsheet shows words and obeys none of them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.telling.cells import guarded, table, unguarded

from ...reports.eyes import hidden
from ...reports.payloads import PAYLOADS

OBEYED = [
    '=HYPERLINK("https://evil.example")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",  # noqa: RUF001
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠x",  # noqa: RUF001
    "−5",  # noqa: RUF001
    "  =1+1",
    "\n=1+1",
    "\t=1+1",
    "\r=1+1",
    "\r\n \t=1+1",
    '"=1+1',
    "\u3000=1+1",
]


@pytest.mark.parametrize("text", OBEYED)
def test_what_a_spreadsheet_would_obey_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["a;=1+1", "a; =1+1", 'a;"=1+1'])
def test_a_cell_may_also_begin_after_a_semicolon(text: str) -> None:
    assert guarded(text).replace(" ", "").startswith("a;'")


@pytest.mark.parametrize("text", ["O'Brien", "Ünï", "🧑‍🎓", "a-b", "a = b", "1+1", "x@y.example", "week;3"])
def test_what_nobody_obeys_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", PAYLOADS)
def test_nothing_in_a_cell_hides_or_begins_a_line(text: str) -> None:
    assert not hidden(guarded(text)) | {"\n", "\t"} & set(guarded(text))


@given(st.text(alphabet="=+-@'\";, a−＝␉"))  # noqa: RUF001
def test_the_guard_is_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_numbers_stay_numbers_and_what_is_not_known_stays_empty() -> None:
    assert table(("a", "b", "c", "d"), [(-5.0, 0.1 + 0.2, None, "x")]) == '"a","b","c","d"\n-5,0.3,"","x"\n'


@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
def test_a_program_reads_the_cells_that_were_written(texts: list[str]) -> None:
    page = table(("a", "b", "c"), [texts])
    assert [*csv.reader(StringIO(page))][1] == [guarded(text) for text in texts]
    assert page.count("\n") == 2
