"""Which verdicts on a session stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from grader.facts import (
    Accuracy,
    Array,
    CellError,
    CellRun,
    Claims,
    Evidence,
    Fit,
    HandedIn,
    Measured,
    Model,
    Run,
)
from grader.notebook.session import Seen
from grader.notebook.settled import (
    ASKS,
    CLOSE,
    LONG,
    MISSING,
    NOT_READ,
    OLD,
    OTHER_DATA,
    SEEN_LATE,
    TAKES_LONG,
    settled,
)
from grader.records import CheckResult, Limits, Status

HANDED_IN = HandedIn(name="a.ipynb", kind="notebook", sha256="", cells=3)


def seen(**changes: Any) -> Seen:
    plain = Seen(HANDED_IN, [], (1, 2, 3), late=False, trainings_known=True, saved=True)
    return plain._replace(**changes)


def evidence(correct: int = 9700, models: int = 1, epochs: int = 5) -> Evidence:
    claims = Claims(
        models=tuple(Model(id=number) for number in range(1, models + 1)),
        fits=(Fit(number=1, model=1, epochs_asked=epochs, epochs_run=epochs),),
    )
    measured = Measured(model=1, rebuilt=True, accuracy=Accuracy(correct=correct, of=10_000))
    return Evidence(submission=HANDED_IN, run=Run(outcome="finished"), claims=claims, measured=measured)


def reason(
    id_: str,
    status: Status = Status.PASSED,
    *,
    given: Evidence | None = None,
    question: str = "",
    **what: Any,
) -> str:
    """Why to wait for one check that always comes to *status*, but for the accuracy."""

    def judge(one: Evidence) -> Sequence[CheckResult]:
        assert one.measured is not None
        assert one.measured.accuracy is not None
        well = one.measured.accuracy.correct >= 9000
        found = (Status.PASSED if well else Status.PARTIAL) if id_ == "accuracy" else status
        return [result(id_, found, question)]

    (told,) = settled(judge, given or evidence(), seen(**what), Limits())
    return told.later


def result(id_: str, status: Status, question: str = "") -> CheckResult:
    return CheckResult(
        id=id_,
        title=id_,
        why="",
        status=status,
        earned=None,
        points=1.0,
        rests_on=None,
        message="",
        question=question,
    )


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("id_", ["train-images", "argmax", "image-figure", "adam", "somebody-elses-own"])
def test_who_looked_on_from_the_start_knows(id_: str, status: Status) -> None:
    assert reason(id_, status) == ""


@pytest.mark.parametrize("id_", ["train-images", "test-labels", "argmax"])
def test_what_is_there_late_was_there_and_what_is_missing_may_have_been(id_: str) -> None:
    assert reason(id_, Status.PASSED, late=True) == ""
    for status in set(Status) - {Status.PASSED}:
        assert reason(id_, status, late=True) == SEEN_LATE


def test_late_one_network_is_no_matter_of_doubt_and_two_are() -> None:
    assert reason("adam", Status.FAILED, late=True) == ""
    assert reason("adam", Status.FAILED, late=True, given=evidence(models=2)) == SEEN_LATE


def test_late_trainings_that_were_not_read_leave_doubt() -> None:
    assert reason("no-test-leak", late=True) == ""
    assert reason("no-test-leak", late=True, trainings_known=False) == SEEN_LATE


def test_cells_that_are_out_of_date_are_named_and_only_data_are_sure() -> None:
    assert reason("adam", old=(4, 7)) == OLD.format(cells="[4], [7]")
    assert reason("accuracy", old=(4,)) == OLD.format(cells="[4]")
    assert reason("train-images", old=(4,)) == ""
    assert reason("train-images", Status.FAILED, old=(4,)) == OLD.format(cells="[4]")
    assert reason("why-ten", question="Why ten?", old=(4,)) == ""


@pytest.mark.parametrize("id_", ["image-figure", "probability-figure", "somebody-elses-own"])
def test_late_nobody_keeps_figures_and_unknown_checks_are_not_guessed(id_: str) -> None:
    assert reason(id_, late=True) == SEEN_LATE


def test_written_answers_need_the_file() -> None:
    assert reason("why-ten", question="Why ten?", saved=False) == NOT_READ
    assert reason("why-ten", question="Why ten?", late=True) == ""


@pytest.mark.parametrize(("correct", "close"), [(9101, False), (9099, True), (8901, True), (8899, False)])
def test_near_a_threshold_another_training_may_end_elsewhere(correct: int, close: bool) -> None:
    assert reason("accuracy", given=evidence(correct)) == (CLOSE if close else "")


def test_more_epochs_than_a_full_run_has() -> None:
    assert reason("accuracy", given=evidence(epochs=31)) == LONG
    assert reason("softmax", given=evidence(epochs=31)) == ""


def test_what_builds_on_something_that_waits_waits() -> None:
    def judge(one: Evidence) -> Sequence[CheckResult]:
        del one
        return [result("no-test-leak", Status.PASSED), result("accuracy", Status.PASSED)]

    told = settled(judge, evidence(), seen(late=True, trainings_known=False), Limits())
    assert [each.later for each in told] == [SEEN_LATE, SEEN_LATE]


def test_what_only_a_full_run_lacks() -> None:
    assert reason("adam", asks=True) == ASKS
    slow = replace(
        evidence(), run=Run(outcome="finished", cells=(CellRun(cell=1, outcome="ok", seconds=601.0),))
    )
    assert reason("adam", given=slow) == TAKES_LONG
    missing = CellError(name="ModuleNotFoundError", message="")
    broken = replace(
        evidence(), run=Run(outcome="finished", cells=(CellRun(cell=1, outcome="error", error=missing),))
    )
    assert reason("adam", Status.FAILED, given=broken) == MISSING
    assert reason("adam", given=broken) == ""
    other = replace(
        evidence(), claims=replace(evidence().claims, arrays=(Array("x", (2000, 28, 28), "uint8"),))
    )
    assert reason("adam", Status.FAILED, given=other) == OTHER_DATA


def test_a_look_changes_no_evidence() -> None:
    given = evidence()
    reason("accuracy", given=given)
    assert given == evidence()
