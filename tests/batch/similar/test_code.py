"""The code of a hand-in and of the hand-out, as far as it is compared."""

from __future__ import annotations

from pathlib import Path

from grader.batch.similar.code import HANDOUT, MOST, CodeCell, code_of, handed_out
from grader.facts import Listed
from grader.testing import an_evidence

from ...conftest import ROOT


def test_it_is_the_code_cells_without_what_stands_around_them() -> None:
    cells = (
        Listed(cell=1, type="markdown", source="x = 1"),
        Listed(cell=2, type="code", source="\ufeff\n\r\nx = 2\r\ny = 3\r\n\n"),
        Listed(cell=4, type="code", source="z"),
    )
    assert code_of(an_evidence(listing=cells)) == (CodeCell(2, "x = 2\ny = 3"), CodeCell(4, "z"))


def test_of_very_much_only_the_beginning_is_read() -> None:
    cells = tuple(Listed(cell=number, type="code", source="x" * 25_000) for number in range(9))
    assert [len(cell.source) for cell in code_of(an_evidence(listing=cells))] == [
        25_000,
        25_000,
        MOST - 50_000,
    ]


def test_the_hand_out_is_found_beside_the_assignment() -> None:
    assert "import keras" in handed_out(ROOT / "assignment")[0].source


def test_without_a_hand_out_that_can_be_read_there_is_none(tmp_path: Path) -> None:
    assert handed_out(tmp_path) == ()
    (tmp_path / HANDOUT).write_text("torn {")
    assert handed_out(tmp_path) == ()
