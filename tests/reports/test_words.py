"""Every format says the same thing the same way."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from grader import facts
from grader.records import CheckResult, Report, RestsOn, Score, Status, Where
from grader.reports import words

from .canned import KINDS, check
from .seen import handed_in


def test_every_status_outcome_level_and_ground_has_words() -> None:
    assert set(words.STATUS) == set(Status)
    assert set(words.OUTCOMES) == set(get_args(facts.Outcome))
    assert set(words.GROUNDS) == set(get_args(RestsOn))
    levels = facts.Isolation.__annotations__["level"]
    assert all(level in levels for level in words.ISOLATION)
    assert len(words.ISOLATION) == 4


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1, "1 point"), (0, "0 points"), (0.5, "0.5 points"), (12.25, "12.25 points"), (100, "100 points")],
)
def test_points_have_their_unit_and_no_idle_zeros(value: float, shown: str) -> None:
    assert words.points(value) == shown


@pytest.mark.parametrize(
    ("score", "sentence"),
    [
        (Score(earned=3, possible=4, pending=0), "3 of 4 points."),
        (Score(earned=3, possible=5, pending=1), "3 of 5 points; 1 more point waits for a person."),
        (Score(earned=3.5, possible=8, pending=2), "3.5 of 8 points; 2 more points wait for a person."),
        (Score(earned=None, possible=8, pending=8), "Not graded: no points given, none taken."),
    ],
)
def test_a_score_is_a_sentence(score: Score, sentence: str) -> None:
    assert words.score(replace(KINDS["crashed"](), score=score)) == sentence


def test_an_exception_alone_costs_nothing_and_says_so(mistakes: Report) -> None:
    assert words.outcome(mistakes.evidence).endswith("That alone costs nothing.")


def test_a_response_is_not_told_that_it_did_not_run() -> None:
    assert words.outcome(KINDS["response"]().evidence) == "A written response: there was nothing to run."


NOTEBOOK = handed_in("a.ipynb")


@pytest.mark.parametrize(
    ("submission", "found", "place"),
    [
        (NOTEBOOK, check("adam", cell=4, where=Where(path="a.ipynb", line=60)), "cell 4, line 3"),
        (NOTEBOOK, check("adam", cell=4), "cell 4"),
        (NOTEBOOK, check("adam", cell=11, where=Where(path="a.ipynb", line=60)), "cell 11"),
        (NOTEBOOK, check("adam"), None),
        (replace(NOTEBOOK, joined=(4,)), check("adam", cell=4, where=Where(path="", line=60)), "cell 4"),
        (handed_in("a.py", "module"), check("adam", cell=1, where=Where(path="", line=60)), "line 60"),
        (handed_in("a.md", "response"), check("adam", where=Where(path="a.md", line=6)), "line 6"),
        (handed_in("a.md", "response"), check("adam"), None),
    ],
)
def test_a_place_is_named_as_the_students_program_names_it(
    submission: facts.HandedIn, found: CheckResult, place: str | None
) -> None:
    evidence = facts.Evidence(submission=submission, run=facts.Run(outcome="finished"))
    assert words.place(found, evidence) == place


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", ["plain"]),
        ("your `x` is", ["your ", "x", " is"]),
        ("`x` and `y`", ["", "x", " and ", "y", ""]),
        ("one ` only", ["one ` only"]),
        ("`x` and one ` more", ["", "x", " and one ` more"]),
    ],
)
def test_what_stands_between_backticks_is_code_and_an_odd_one_is_not(text: str, parts: list[str]) -> None:
    assert words.spans(text) == parts


@pytest.mark.parametrize(
    ("submission", "cell", "line", "place"),
    [
        (NOTEBOOK, 4, 3, "cell 4, line 3"),
        (NOTEBOOK, 4, None, "cell 4"),
        (handed_in("a.py", "module"), 4, 3, "line 60"),
        (handed_in("a.py", "module"), 4, None, "line 58"),
        (NOTEBOOK, None, None, None),
    ],
)
def test_a_place_of_the_run_is_a_cell_or_a_line_of_the_file(
    submission: facts.HandedIn, cell: int | None, line: int | None, place: str | None
) -> None:
    evidence = facts.Evidence(submission=submission, run=facts.Run(outcome="finished"))
    assert words.located(evidence, cell, line) == place


def test_a_module_in_one_piece_has_lines_and_no_cells() -> None:
    error = facts.CellError("NameError", "name 'x' is not defined", line=3)
    for cell in (facts.CellRun(1, "ok"), facts.CellRun(1, "error", error=error)):
        run = facts.Run(outcome="finished", cells=(cell,))
        evidence = facts.Evidence(submission=handed_in("a.py", "module"), run=run)
        assert "its last line" in words.outcome(evidence)
        assert "cell" not in words.outcome(evidence)


@pytest.mark.parametrize(
    ("submission", "place"), [(NOTEBOOK, "Cell 4, line 3"), (handed_in("a.py", "module"), "Line 60")]
)
def test_the_frames_of_a_traceback_are_placed_likewise(submission: facts.HandedIn, place: str) -> None:
    error = facts.CellError(
        "E", "m", traceback="Traceback:\n  Cell 4, line 3, in f\n    x  # Cell 4, line 3\n"
    )
    evidence = facts.Evidence(submission=submission, run=facts.Run(outcome="finished"))
    shown = words.traceback(evidence, error)
    assert shown == f"Traceback:\n  {place}, in f\n    x  # Cell 4, line 3\n"
