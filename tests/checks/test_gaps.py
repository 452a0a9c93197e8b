"""What is said of something that is not there."""

from __future__ import annotations

import pytest

from grader.checks.gaps import absent
from grader.facts import CellError, CellRun, Load, Note, Run
from grader.testing import an_evidence


def test_what_is_not_there_was_not_attempted():
    verdict = absent(an_evidence(), "No network was found.")
    assert (verdict.status, verdict.message) == ("not-attempted", "No network was found.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"notes": [Note("missing-package", "It is missing.", "torch")]}, "torch"),
        ({"notes": [Note("not-on-the-shelf", "It is missing.", "kmnist")]}, "kmnist"),
        ({"loads": [Load("cifar10")]}, "CIFAR-10"),
    ],
)
def test_the_environment_may_be_to_blame(changes, words):
    verdict = absent(an_evidence(**changes), "No network was found.")
    assert verdict.status == "pending"
    assert words in verdict.message


@pytest.mark.parametrize("about", ["left-out", "training-stopped", "memory", "processes", "exit", "other"])
def test_other_notes_are_no_excuse(about):
    assert absent(an_evidence(notes=[Note(about, "Something.")]), "None.").status == "not-attempted"


@pytest.mark.parametrize("outcome", ["crashed", "killed", "timed-out", "too-much-output", "out-of-memory"])
def test_a_run_that_ended_early_is_mentioned(outcome):
    run = Run(outcome, cells=(CellRun(3, "ok"), CellRun(4, "not-reached")))
    verdict = absent(an_evidence(run=run), "None.")
    assert verdict.status == "not-attempted"
    assert "ended before" in verdict.message


@pytest.mark.parametrize(
    "run", [Run("finished"), Run("out-of-memory", cells=(CellRun(3, "ok"),))], ids=["finished", "went on"]
)
def test_a_run_that_reached_its_end_is_not(run):
    assert "ended before" not in absent(an_evidence(run=run), "None.").message


def test_the_first_error_is_mentioned_with_its_place():
    error = CellError("NameError", "name 'x' is not defined", line=2)
    run = Run(
        "finished",
        cells=(CellRun(2, "ok"), CellRun(3, "error", error=error), CellRun(4, "error", error=error)),
    )
    assert "Cell 3 ended with NameError" in absent(an_evidence(run=run), "None.").message
    module = an_evidence(run=run, kind="module", lines={3: 40})
    assert "Line 41 ended with NameError" in absent(module, "None.").message
