"""What is said of something that is not there."""

from __future__ import annotations

import pytest

from grader.checks.gaps import absent
from grader.facts import CellError, CellRun, Load, Note, Run
from grader.testing import an_array, an_evidence


def test_what_is_not_there_was_not_attempted():
    verdict = absent(an_evidence(), "No network was found.")
    assert (verdict.status, verdict.message) == ("not-attempted", "No network was found.")


def test_what_to_try_is_said_where_nothing_else_explains_it():
    assert absent(an_evidence(), "No network was found.", hint="Build one.").hint == "Build one."
    early = an_evidence(run=Run("timed-out"))
    assert absent(early, "No network was found.", hint="Build one.").hint is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"notes": [Note("missing-package", "It is missing.", "torch")]}, "torch"),
        ({"notes": [Note("not-on-the-shelf", "It is missing.", "kmnist")]}, "Kuzushiji"),
        ({"loads": [Load("cifar10")]}, "CIFAR-10"),
    ],
)
def test_the_environment_may_be_to_blame(changes, words):
    verdict = absent(an_evidence(**changes), "No network was found.")
    assert verdict.status == "pending"
    assert words in verdict.message


def missed(path, **changes):
    error = CellError("FileNotFoundError", f"[Errno 2] No such file or directory: '{path}'", 2)
    run = Run("finished", cells=(CellRun(2, "error", error=error),))
    return an_evidence(**{"run": run, "arrays": [], "loads": [], **changes})


def test_a_data_file_that_was_not_handed_in_is_named():
    verdict = absent(missed("../input/train.csv"), "No training was found.")
    assert verdict.status == "pending"
    assert "../input/train.csv" in verdict.message


@pytest.mark.parametrize(
    "student",
    [missed("photo.png"), missed("model.keras"), missed("extra.csv", arrays=[an_array()])],
    ids=["a picture", "a network", "beside the data set itself"],
)
def test_another_missing_file_explains_nothing_away(student):
    assert absent(student, "No network was found.").status == "not-attempted"


@pytest.mark.parametrize("about", ["left-out", "training-stopped", "memory", "processes", "exit", "other"])
def test_other_notes_are_no_excuse(about):
    assert absent(an_evidence(notes=[Note(about, "Something.")]), "None.").status == "not-attempted"


def test_what_we_could_not_look_at_is_no_fault_of_the_students():
    notes = [Note("other", "The predictions could not be looked at (KeyError: 3).")]
    assert absent(an_evidence(notes=notes), "None.").status == "pending"


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


def test_an_error_is_told_with_its_place_its_words_and_what_is_known_of_it():
    error = CellError("KeyError", "'val_acc'", line=2)
    run = Run("finished", cells=(CellRun(2, "ok"), CellRun(3, "error", error=error)))
    verdict = absent(an_evidence(run=run), "None.")
    assert "Cell 3 ended with KeyError: 'val_acc'; what came after it there" in verdict.message
    assert "accuracy" in verdict.hint
    module = an_evidence(run=run, kind="module", lines={3: 40})
    assert "Line 41 ended with KeyError" in absent(module, "None.").message
