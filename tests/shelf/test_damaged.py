"""However a notebook comes back, grading it ends with a report, or a sentence on why it cannot be read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from grader.assignment import load_assignment
from grader.errors import RefusedSubmission
from grader.evidence import load_evidence
from grader.grading import grade
from grader.records import Status
from grader.reports import render
from grader.sandbox import Sandbox, choose
from grader.submission import read_submission

from ..conftest import ROOT
from .damage import damaged

EXAMPLE = ROOT / "assignment" / "examples" / "complete.ipynb"
ASSIGNMENT = load_assignment(ROOT / "assignment")
REFERENCE = load_evidence(ASSIGNMENT.reference / "evidence.json")
FEW, MANY = 100, 500


def _quick(notebook: dict[str, Any]) -> dict[str, Any]:
    """Train on so few images that a run takes no time; what is tested is not how well it learns."""
    text = json.dumps(notebook)
    quick = text.replace("epochs=4", "epochs=1, steps_per_epoch=2")
    assert quick != text
    shortened: dict[str, Any] = json.loads(quick)
    return shortened


NOTEBOOK = _quick(json.loads(EXAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with choose("process") as place:
        yield place


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # one that fails is shown as it is: shrinking would grade hundreds
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.mark.real
@given(data=damaged(NOTEBOOK))
@_settings(FEW)
def test_a_damaged_notebook_never_makes_the_grader_fail(sandbox: Sandbox, data: bytes) -> None:
    _ends_well(sandbox, data)


@pytest.mark.soak
@given(data=damaged(NOTEBOOK) | st.binary(max_size=300))
@_settings(MANY)
def test_nor_do_many_more(sandbox: Sandbox, data: bytes) -> None:
    _ends_well(sandbox, data)


def _ends_well(sandbox: Sandbox, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hw.ipynb"
        path.write_bytes(data)
        try:
            submission = read_submission(path)
        except RefusedSubmission:
            return
        report = grade(submission, ASSIGNMENT, REFERENCE, sandbox, lambda _: None)
    assert report.outcome == "graded"
    assert [check.message for check in report.checks if check.status is Status.ERROR] == []
    assert all(render(report, name) for name in ("html", "json", "text", "junit"))
    assert not [note.text for note in report.evidence.claims.notes if "could not be looked at" in note.text]
