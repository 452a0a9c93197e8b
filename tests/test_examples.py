"""The examples are whole, and the verdicts expected of them are those of today's rubric."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.assignment import load_assignment
from grader.records import Status
from grader.submission import read_submission

from .conftest import ROOT

EXAMPLES = ROOT / "assignment" / "examples"
EXPECTED = Path(__file__).parent / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_file())
NOTEBOOKS = [name for name in NAMES if name.endswith(".ipynb")]


def expected(name: str) -> dict[str, Any]:
    verdicts: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return verdicts


def test_there_are_five_examples_of_every_kind() -> None:
    assert NAMES == ["complete.ipynb", "mistakes.ipynb", "module.py", "response.md", "unfilled.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_every_check_of_the_rubric_has_its_expected_verdict(name: str) -> None:
    kind = read_submission(EXAMPLES / name).handed_in.kind
    rubric = [line.check for line in load_assignment(ROOT / "assignment").rubric if kind in line.kinds]
    assert list(expected(name)["statuses"]) == rubric
    assert set(expected(name)["statuses"].values()) <= set(Status)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_valid_and_holds_no_outputs(name: str) -> None:
    notebook = nbformat.read(EXAMPLES / name, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert [cell.outputs for cell in code] == [[]] * len(code)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_lacks_nothing_that_it_needs(name: str) -> None:
    submission = read_submission(EXAMPLES / name)
    assert submission.problems == ()
    assert [picture.problem for picture in submission.handed_in.pictures if picture.problem] == []


def test_the_response_has_two_pictures() -> None:
    assert len(read_submission(EXAMPLES / "response.md").handed_in.pictures) == 2


def test_the_unfilled_notebook_is_the_hand_out() -> None:
    handout = (ROOT / "assignment" / "handout.ipynb").read_bytes()
    assert (EXAMPLES / "unfilled.ipynb").read_bytes() == handout
