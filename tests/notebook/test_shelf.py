"""
No verdict of `%grade` is one that a full run would not give.

Every notebook of the shelf runs in an ordinary session, which is looked at twice: by one that looked on from
the first cell, and by one that came when all was over.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.assignment import load_assignment
from grader.facts import Evidence
from grader.notebook.answering import answer
from grader.notebook.session import Seen
from grader.records import Assignment
from grader.reference import load_reference
from grader.sandbox import Sandbox
from grader.sandbox.process import process_sandbox
from grader.submission import read_submission

from ..conftest import ROOT
from ..shelf.expectations import Shelved, shelved
from .live import sessions

pytestmark = pytest.mark.usefixtures("tensorflow_imported")

NOTEBOOKS = [each for each in shelved() if each.path.suffix == ".ipynb" and not each.expected.full_size]
#: A fifth of them, those that train least: whoever looks on does not speed anything up.
FIFTH = (
    "006-functional-cnn-german",
    "010-binarised-tfdata-noshow",
    "018-labels-only",
    "023-colab-environment",
    "034-binarised-fixed",
    "065-sklearn-zoomed",
    "084-swapped-unpack",
    "107-cells-that-raise",
    "121-twenty-six-letters",
    "130-three-hundred",
    "135-stuck-at-fit",
    "167-anselm-tfdata",
)
#: It loads another data set from the network, which these sessions have none of.
ELSEWHERE = "128-colour-pictures"


def test_the_fifth_is_a_fifth() -> None:
    assert set(FIFTH) <= {item.name for item in NOTEBOOKS}
    assert len(FIFTH) >= len(NOTEBOOKS) / 5


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with process_sandbox() as made:
        yield made


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(ROOT / "assignment")


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(item, id=item.name, marks=() if item.name in FIFTH else pytest.mark.soak)
        for item in NOTEBOOKS
        if item.name != ELSEWHERE
    ],
)
def test_a_verdict_stands_in_the_full_run(item: Shelved, assignment: Assignment, sandbox: Sandbox) -> None:
    reference = load_reference(assignment)
    submission = read_submission(item.path)
    cells = [cell.source for cell in submission.cells if cell.type == "code"]
    files = {name: str(path) for name, path in submission.files.items()}
    early, late = sessions(cells, files=files, path=item.path)
    found = [
        (way, id_, status, expected)
        for way, seen in (("early", early), ("late", late))
        for id_, status in told(seen, assignment, reference, sandbox).items()
        if status not in (expected := item.expected.checks[id_]).split("|")
    ]
    assert found == []


def told(seen: Seen, assignment: Assignment, reference: Evidence, sandbox: Sandbox) -> dict[str, str]:
    """Return the status of every check whose verdict stands."""
    answered = answer(seen, assignment, reference, sandbox)
    return {each.check.id: each.check.status.value for each in answered.told if not each.later}
