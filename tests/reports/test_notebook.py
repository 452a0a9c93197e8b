"""The notebook as it ran: every cell, what it put out, and what points to it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from msgspec.structs import replace

from grader import facts
from grader.records import Report, Status
from grader.reports import notebook
from grader.reports.notebook import LONGEST, MOST_OUTPUTS, cells

from .canned import check, mistakes, report
from .drawn import SEVEN, png
from .seen import evidence, handed_in, ran

PICTURE = base64.b64encode(png(SEVEN)).decode()


def shown(*outputs: dict[str, Any], source: str = "x = 1\ny = x / 0\n", **run: Any) -> Any:
    """Return the one cell of a notebook that put out *outputs*."""
    listing = (facts.Listed(cell=1, type="code", source=source),)
    cell = facts.CellRun(cell=1, outcome=run.pop("outcome", "ok"), outputs=outputs, **run)
    seen = evidence("a.ipynb", ran(cell), submission=handed_in("a.ipynb", listing=listing))
    [found] = cells(report((), seen))
    return found


def test_words_and_pictures_are_shown_in_order() -> None:
    found = shown(
        {"output_type": "stream", "name": "stdout", "text": "hello\n"},
        {"output_type": "display_data", "data": {"image/png": PICTURE, "text/plain": "<Figure>"}},
        {"output_type": "execute_result", "data": {"text/plain": ["4", "2"]}},
    )
    assert [output.text for output in found.outputs] == ["hello", "", "42"]
    assert found.outputs[1].picture is not None


@pytest.mark.parametrize(
    "data", [{"image/png": "no base 64!"}, {"image/png": 7}, {"text/html": "<b>"}, None, []]
)
def test_markup_and_what_is_no_picture_are_not_shown(data: Any) -> None:
    assert shown({"output_type": "display_data", "data": data}).outputs == ()


def test_pictures_beyond_the_room_are_named_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "ROOM", 1.5 * len(PICTURE))
    output = {"output_type": "display_data", "data": {"image/png": PICTURE, "text/plain": "<Figure>"}}
    found = shown(output, output)
    assert found.outputs[0].picture is not None
    assert (found.outputs[1].picture, found.outputs[1].text) == (None, "<Figure>")


def test_long_words_lose_their_middle_and_many_outputs_their_end() -> None:
    found = shown({"output_type": "stream", "text": f"first{'x' * 3 * LONGEST}last"})
    assert found.outputs[0].text.startswith("first")
    assert found.outputs[0].text.endswith("last")
    assert len(found.outputs[0].text) < 1.1 * LONGEST
    found = shown(*({"output_type": "execute_result", "data": {"text/plain": str(n)}} for n in range(99)))
    assert (len(found.outputs), found.left_out) == (MOST_OUTPUTS, 99 - MOST_OUTPUTS)


def test_an_error_is_the_students_own_line_with_the_rest_behind_it() -> None:
    error = facts.CellError(
        name="ZeroDivisionError", message="division by zero", line=2, traceback="Traceback ..."
    )
    found = shown(error=error, outcome="error")
    assert found.error.place == "Cell 1, line 2"
    assert found.error.summary == "ZeroDivisionError: division by zero"
    assert found.error.own_lines == ("y = x / 0",)
    assert found.error.whole == "Traceback ..."
    assert found.outcome == "raised an error"


@pytest.mark.parametrize("line", [None, 0, 99])
def test_an_error_at_no_line_of_the_cell_shows_none(line: int | None) -> None:
    error = facts.CellError(name="E", message="m", line=line)
    assert shown(error=error, outcome="error").error.own_lines == ()


def listed(whole: Report, *numbers: int) -> Report:
    listing = tuple(facts.Listed(cell=number, type="code", source=f"cell {number}") for number in numbers)
    submission = replace(whole.evidence.submission, listing=listing)
    return replace(whole, evidence=replace(whole.evidence, submission=submission))


def test_failed_checks_point_to_the_cell_that_caused_them_and_others_do_not() -> None:
    whole = listed(mistakes(), 3, 4, 5)
    third, fourth, fifth = cells(whole)
    assert third.checks == ()
    assert [(number, each.id) for number, each in fourth.checks] == [(3, "test-images")]
    assert [each.status for _, each in fifth.checks] == [Status.FAILED]


def test_a_cell_that_was_not_reached_says_so() -> None:
    assert shown(outcome="not-reached").outcome == "was not reached"


def test_without_the_cells_there_is_nothing_to_show() -> None:
    assert cells(listed(mistakes())) == []


def test_a_response_did_not_run() -> None:
    submission = handed_in(
        "r.md", "response", listing=(facts.Listed(cell=1, type="markdown", source="words"),)
    )
    seen = evidence("r.md", facts.Run(outcome="not-run"), submission=submission)
    assert cells(report((check("train-images"),), seen)) == []
