"""The notebook as it ran: every cell, what it put out, and what points to it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from msgspec.structs import replace

from grader import facts
from grader.facts.handed_in import CUT
from grader.records import Report, Status
from grader.reports import notebook, render
from grader.reports.figures import recognised
from grader.reports.notebook import LEFT_OUT, LONGEST, MOST_OUTPUTS, WORDS, cells

from .canned import check, full_marks, mistakes, report
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


@pytest.mark.parametrize("data", [{"text/html": "<b>"}, None, []])
def test_markup_is_not_shown(data: Any) -> None:
    assert shown({"output_type": "display_data", "data": data}).outputs == ()


@pytest.mark.parametrize("data", [{"image/png": "no base 64!"}, {"image/png": 7}])
def test_of_what_is_no_picture_it_is_said_that_it_is_left_out(data: Any) -> None:
    [found] = shown({"output_type": "display_data", "data": data}).outputs
    assert (found.picture, found.text) == (None, LEFT_OUT)


def test_pictures_that_are_not_shown_take_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "ROOM", 31 * len(PICTURE) + 31 * 30)
    picture = {"output_type": "display_data", "data": {"image/png": PICTURE}}
    listing = tuple(facts.Listed(cell=number, type="code", source="plt.show()") for number in (1, 2))
    runs = [facts.CellRun(cell=1, outcome="ok", outputs=(picture,) * 99)]
    runs.append(facts.CellRun(cell=2, outcome="ok", outputs=(picture,)))
    seen = evidence("a.ipynb", ran(*runs), submission=handed_in("a.ipynb", listing=listing))
    first, second = cells(report((), seen))
    assert (len(first.outputs), first.left_out) == (MOST_OUTPUTS, 99 - MOST_OUTPUTS)
    assert second.outputs[0].picture is not None


def test_a_progress_bar_is_its_last_state() -> None:
    before = "\r 1/3 loss: 2.0" + "\x08" * 15 + "\r 2/3 loss: 1.5" + "\x08" * 15
    text = f"{before}\r 3/3 loss: 1.0\r\nEpoch 2/2\n"
    assert shown({"output_type": "stream", "text": text}).outputs[0].text == " 3/3 loss: 1.0\nEpoch 2/2"


def test_all_words_together_have_an_end() -> None:
    cell = {"output_type": "stream", "text": "\u200b" * 10 * LONGEST}
    numbers = range(1, 100)
    runs = [facts.CellRun(cell=number, outcome="ok", outputs=(cell,) * 30) for number in numbers]
    listing = tuple(facts.Listed(cell=number, type="code", source="") for number in numbers)
    seen = evidence("a.ipynb", ran(*runs), submission=handed_in("a.ipynb", listing=listing))
    shown_words = sum(len(output.text) for each in cells(report((), seen)) for output in each.outputs)
    assert WORDS / 2 < shown_words < 1.5 * WORDS


def test_a_long_program_is_shown_to_its_end() -> None:
    source = "\n".join(f"line_{number} = {number}" for number in range(900))
    listing = (facts.Listed(cell=1, type="code", source=source),)
    seen = evidence("a.ipynb", ran(), submission=handed_in("a.ipynb", listing=listing))
    page = render(report((), seen), "html")
    assert "line_0 = 0\n" in page
    assert "line_899 = 899" in page


@pytest.mark.parametrize("outcome", ["not-run", "refused"])
def test_what_did_not_run_is_not_shown_as_it_ran(outcome: Any) -> None:
    listing = (facts.Listed(cell=1, type="code", source="x"),)
    submission = handed_in("a.py", "module", listing=listing)
    seen = evidence("a.py", facts.Run(outcome=outcome), submission=submission)
    assert cells(report((), seen)) == []


def test_pictures_beyond_the_room_are_named_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "ROOM", 1.5 * len(PICTURE))
    output = {"output_type": "display_data", "data": {"image/png": PICTURE, "text/plain": "<Figure>"}}
    found = shown(output, output)
    assert found.outputs[0].picture is not None
    assert (found.outputs[1].picture, found.outputs[1].text) == (None, f"<Figure> {LEFT_OUT}")


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


def test_a_line_is_what_python_counts_and_none_behind_a_cut() -> None:
    error = facts.CellError(name="E", message="m", line=2)
    found = shown(error=error, outcome="error", source='s = "a\u2028b"\n1 / 0')
    assert found.error.own_lines == ("1 / 0",)
    error = facts.CellError(name="E", message="m", line=3)
    assert shown(error=error, outcome="error", source=f"a{CUT}b").error.own_lines == ()


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


def test_a_picture_says_what_it_shows_where_the_cell_drew_as_many_figures() -> None:
    whole = full_marks()
    assert pictures_of(whole) == [""]  # the cell drew two
    first = whole.evidence.claims.figures[:1]
    one = replace(
        whole, evidence=replace(whole.evidence, claims=replace(whole.evidence.claims, figures=first))
    )
    told = "; ".join(recognised(first[0], whole.evidence.measured))
    assert "test image" in told
    assert pictures_of(one) == [told]
    assert f'<p class="quiet"><bdi>{told}</bdi></p>' in render(one, "html")


def pictures_of(whole: Report) -> list[str]:
    return [each.shows for cell in cells(whole) for each in cell.outputs if each.picture is not None]
