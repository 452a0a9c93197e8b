"""The last words of a batch: who to look at, and why."""

from __future__ import annotations

from pathlib import Path

from grader.batch.records import Standing
from grader.batch.similar.found import NOTHING, Found, Likeness, Side
from grader.batch.telling.summary import summary


def said(*standings: Standing, similar: Found = NOTHING) -> list[str]:
    return list(summary(standings, Path("out"), similar))


def graded(student: str, **facts: object) -> Standing:
    return Standing(student, outcome="graded", run="finished", earned=1.0, possible=2.0, **facts)  # type: ignore[arg-type]


def test_it_counts_and_says_where_to_look() -> None:
    lines = said(graded("ada", pending=1.0), graded("bob"))
    assert lines[0] == "2 of 2 graded; points of 1 wait for a person"
    assert lines[-1] == "Class page: out/index.html"
    assert len(lines) == 2


def test_it_names_the_slow_the_unwell_the_identical_and_those_with_several_files() -> None:
    crashed = Standing("cy", outcome="graded", run="crashed", possible=2.0)
    lines = said(
        graded("ada", seconds=95.0, alike=("bob",)), graded("bob", alike=("ada",), choice="Of two."), crashed
    )
    assert "slow: ada, 95 s" in lines
    assert "did not end well: cy, crashed" in lines
    assert "identical: ada, bob" in lines
    assert "several files: bob: Of two." in lines


def test_it_names_those_whose_code_is_nearly_the_same_and_never_more_than_words() -> None:
    pair = Likeness(Side(("ada", "bob"), 0.9), Side(("cy\x1b[2J",), 1.0))
    lines = said(graded("ada"), similar=Found((pair,)))
    assert "nearly identical: ada, bob and cy, worth a look" in lines
    many = said(graded("ada"), similar=Found((pair,) * 12, more=40))
    assert "… and 42 more pairs that are nearly identical" in many


def test_whose_fault_it_is_that_somebody_is_not_graded_is_said() -> None:
    lines = said(Standing("ada", reason="no disk", ours=True), Standing("bob", reason="torn"))
    assert "not graded: ada: not the student's fault: no disk" in lines
    assert "not graded: bob: torn" in lines


def test_a_long_list_is_cut_with_a_word() -> None:
    lines = said(*(Standing(f"s{number}", reason="torn") for number in range(40)))
    assert "… and 30 more like that; the class page has them all" in lines
    assert len(lines) == 13


def test_what_a_name_holds_stays_words() -> None:
    assert "::error::" not in "\n".join(said(Standing("::error::x\x1b[2J", reason="y")))
