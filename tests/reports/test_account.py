"""Sums that several formats show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from grader import facts
from grader.records import Report, Status
from grader.reports import account

from .canned import check, report
from .seen import evidence, measured, model, ran


def test_what_costs_most_comes_first_what_was_skipped_last_and_waiting_costs_nothing(
    mistakes: Report,
) -> None:
    missing = [(line.id, account.lost(line)) for line in account.to_full_marks(mistakes)]
    assert missing == [
        ("ten-outputs", 2),
        ("argmax", 2),
        ("test-images", 1),
        ("sparse-crossentropy", 0.5),
        ("softmax", 2),
    ]
    assert [line.status for line in account.waiting(mistakes)] == [Status.PENDING, Status.ERROR]


def test_a_hint_that_several_share_is_given_once() -> None:
    checks = [check(id_, Status.FAILED, hint="Look there.") for id_ in ("adam", "trained")]
    missing = account.to_full_marks(report(tuple(checks), evidence("a.ipynb", ran())))
    assert [line.hint for line in missing] == ["Look there.", None]


def test_advice_on_an_error_is_given_once_and_not_where_a_check_gives_it() -> None:
    checks = (check("adam", Status.FAILED, hint="It is `learning_rate`."),)
    known = {1: "It is `learning_rate`.", 2: "Print the keys.", 4: "Print the keys."}
    assert account.run_advice(report(checks, evidence("a.ipynb", ran()), advice=known)) == {
        2: "Print the keys."
    }


def test_a_remark_that_repeats_an_error_is_left_out() -> None:
    error = facts.CellError("NotOnTheShelf", "It is not on the shelf.")
    run = facts.Run(
        "finished", cells=(facts.CellRun(1, "error", error=error),), problems=(error.message, "B.")
    )
    assert account.remarks(report((), evidence("a.ipynb", run))) == ["B."]


def test_earned_points_are_told_apart_by_what_they_rest_on_and_add_up_to_the_score(mistakes: Report) -> None:
    grounds = account.grounds(mistakes)
    assert grounds == {"measured": 2, "observed": 8.5, "stated": 0}
    assert sum(grounds.values()) == mistakes.score.earned


def test_counts_leave_out_what_did_not_happen() -> None:
    checks = (check("adam"), check("argmax"), check("trained", Status.FAILED))
    counted = account.counts(report(checks, evidence("a.ipynb", ran())))
    assert counted == {Status.PASSED: 2, Status.FAILED: 1}


def test_only_versions_that_both_know_and_that_differ_are_a_difference(mistakes: Report) -> None:
    other = replace(mistakes, reference_packages={"keras": "3.15.0", "numpy": "2.4.1", "torch": "2.9"})
    assert account.version_differences(other) == [("keras", "3.10.0", "3.15.0")]


@pytest.mark.parametrize(
    ("claims", "seen", "wanted"),
    [
        (facts.Claims(), None, None),
        (facts.Claims(models=(replace(model(), id=2), model())), measured(), 1),
        (facts.Claims(models=(model(),)), facts.Measured(), None),
    ],
)
def test_the_graded_model_is_the_one_that_was_to_be_measured(
    claims: facts.Claims, seen: facts.Measured | None, wanted: int | None
) -> None:
    found = account.graded_model(evidence("a.ipynb", ran(), claims=claims, measured=seen))
    assert (found.id if found else None) == wanted


def test_every_remark_is_made_once(mistakes: Report) -> None:
    stopped, missing = account.remarks(mistakes)
    run = replace(mistakes.evidence.run, problems=(stopped, missing, stopped))
    twice = replace(mistakes, evidence=replace(mistakes.evidence, run=run))
    assert account.remarks(twice) == [stopped, missing]
    assert account.remarks(replace(twice, reason=stopped)) == [missing]
