"""Running a rubric: order, needs, kinds, points, places, and our own mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.checks import CHECKS, known_checks, run_checks
from grader.checks.registry import check
from grader.checks.run import results_of
from grader.checks.verdicts import Spot, failed, partial, passed, pending
from grader.facts import Note, Prose
from grader.records import Assignment, Limits, Question, RubricLine, Status, Verdict
from grader.testing import a_content, a_fit, a_response, an_evidence

QUESTION = Question("why-ten", "Why ten?", "Why are there ten neurons?", ("neurons",))


def an_assignment(*rubric, questions=(QUESTION,)):
    """An assignment of these rubric lines; names become lines worth 2 points."""
    lines = tuple(RubricLine(each, 2.0) if isinstance(each, str) else each for each in rubric)
    return Assignment(
        id="a",
        title="A",
        folder=Path("assignment"),
        dataset="mnist",
        shelf={},
        packages=(),
        limits=Limits(),
        rubric=lines,
        questions=questions,
        reference=Path("reference"),
    )


def run(*rubric, student=None):
    return run_checks(an_assignment(*rubric), student or an_evidence(), an_evidence())


def single(judge, line=None, student=None, **registered):
    """The result of one check made of this function."""
    judge.__doc__ = "A title\n\nA reason."
    made = check("own", rests_on="observed", **registered)(judge)
    rubric = an_assignment(line or RubricLine("own", 4.0))
    return results_of({"own": made}, rubric, student or an_evidence(), an_evidence())[0]


def test_every_check_of_the_complete_submission_passes():
    results = run(*CHECKS)
    assert {each.id: each.status for each in results} == dict.fromkeys(CHECKS, Status.PASSED)
    assert sum(each.earned for each in results) == 2 * len(CHECKS)


def test_every_check_says_what_it_is_and_why_it_matters():
    for id_, info in known_checks().items():
        assert info.id == id_
        assert info.title
        assert not info.title.endswith(".")
        assert info.why.endswith(".")


def test_every_need_is_a_check():
    assert {need for info in known_checks().values() for need in info.needs} <= set(known_checks())


def test_results_come_in_the_order_of_the_rubric():
    assert [each.id for each in run("accuracy", "adam", "trained")] == ["accuracy", "adam", "trained"]


def test_lines_for_other_kinds_are_absent():
    lines = (RubricLine("adam", 1.0, kinds=("module",)), RubricLine("softmax", 1.0))
    assert [each.id for each in run(*lines)] == ["softmax"]
    assert run(*lines, student=a_response()) == ()


def test_a_check_whose_need_failed_is_skipped():
    leaky = an_evidence(fits=[a_fit(images=a_content(test=10_000))])
    leak, accuracy = run("no-test-leak", "accuracy", student=leaky)
    assert (leak.status, accuracy.status) == ("failed", "skipped")
    assert leak.title in accuracy.message
    assert (accuracy.earned, accuracy.rests_on) == (0.0, None)


@pytest.mark.parametrize(
    "changes", [{"fits": []}, {"fits": [a_fit(images=None)]}], ids=["not attempted", "pending"]
)
def test_a_need_that_did_not_fail_skips_nothing(changes):
    accuracy = run("no-test-leak", "accuracy", student=an_evidence(**changes))[1]
    assert accuracy.status == "passed"


def test_a_need_that_is_not_in_the_rubric_is_not_asked_for():
    leaky = an_evidence(fits=[a_fit(images=a_content(test=10_000))])
    assert run("accuracy", student=leaky)[0].status == "passed"


def test_what_is_skipped_skips_what_needs_it():
    def make(id_, judge, *needs):
        judge.__doc__ = f"The {id_} check"
        return check(id_, rests_on="observed", needs=needs)(judge)

    checks = {
        "first": make("first", lambda *_: failed("No.")),
        "second": make("second", lambda *_: passed("Yes."), "first"),
        "third": make("third", lambda *_: passed("Yes."), "second"),
    }
    results = results_of(checks, an_assignment("third", "second", "first"), an_evidence(), an_evidence())
    assert [each.status for each in results] == ["skipped", "skipped", "failed"]


def test_a_mistake_of_ours_costs_no_points_and_says_so():
    def broken(student, reference, options):
        raise ZeroDivisionError("secret")

    result = single(broken)
    assert (result.status, result.earned) == ("error", 0.0)
    assert "ZeroDivisionError" in result.message
    assert "not in your work" in result.message
    assert "secret" not in result.message


def test_a_reference_without_evidence_is_a_mistake_of_ours():
    empty = an_evidence(arrays=[], fits=[], models=[], measured=None)
    results = run_checks(an_assignment("train-images", "ten-outputs", "adam"), an_evidence(), empty)
    assert [each.status for each in results] == ["error"] * 3


def test_an_unknown_check_is_a_mistake_of_ours():
    assert run("no-such-check")[0].status == "error"


@pytest.mark.parametrize(
    ("verdict", "earned"),
    [
        (passed("Yes."), 4.0),
        (partial(0.25, "Partly."), 1.0),
        (failed("No."), 0.0),
        (pending("Maybe."), 0.0),
        (Verdict(Status.NOT_ATTEMPTED, "Nothing."), 0.0),
    ],
)
def test_points(verdict, earned):
    assert single(lambda *_: verdict).earned == earned


@pytest.mark.parametrize(
    ("verdict", "rests_on"),
    [
        (passed("Yes."), "observed"),
        (passed("Yes.", rests_on="measured"), "measured"),
        (failed("No."), "observed"),
        (Verdict(Status.NOT_ATTEMPTED, "Nothing."), None),
    ],
)
def test_what_a_result_rests_on(verdict, rests_on):
    assert single(lambda *_: verdict).rests_on == rests_on


def test_options_of_the_rubric_replace_the_defaults():
    line = RubricLine("own", 1.0, options={"most": 3})
    result = single(
        lambda s, r, o: passed(f"{o['least']} to {o['most']}"), line, options={"least": 1, "most": 2}
    )
    assert result.message == "1 to 3"


def test_the_rubric_may_rename_and_hide_a_check():
    result = single(lambda *_: passed("Yes."), RubricLine("own", 1.0, title="Ours", visibility="instructor"))
    assert (result.title, result.why, result.visibility) == ("Ours", "A reason.", "instructor")


@pytest.mark.parametrize(
    ("spot", "changes", "line"),
    [
        (Spot(3, 2), {"lines": {3: 40}}, 41),
        (Spot(3, None), {"lines": {3: 40}}, 40),
        (Spot(3, 2), {"lines": {3: 40}, "joined": [3]}, 40),
        (Spot(3, 2), {"lines": {}}, None),
        (Spot(None, 12), {}, 12),
        (Spot(None, None), {}, None),
    ],
)
def test_places_in_the_raw_file(spot, changes, line):
    result = single(lambda *_: passed("Yes.", spot), student=an_evidence(**changes))
    assert (result.where.line if result.where else None) == line
    assert result.cell == spot.cell
    assert result.where is None or result.where.path == "homework.ipynb"


def test_a_package_that_the_assignment_does_not_promise_makes_nothing_wait():
    bare = {"models": [], "fits": [], "predictions": [], "measured": None}
    for package, status in (("tensorflow", "pending"), ("tensorfow", "not-attempted")):
        student = an_evidence(**bare, notes=[Note("missing-package", "It is missing.", package)])
        assignment = replace(an_assignment("adam"), packages=("tensorflow",))
        assert run_checks(assignment, student, an_evidence())[0].status == status


def test_questions_of_the_assignment_are_checks():
    answered = an_evidence(prose=[Prose("One for each digit.", "Why ten?", cell=3)])
    for student, status in ((answered, "pending"), (an_evidence(), "not-attempted")):
        result = run("why-ten", student=student)[0]
        told = (result.status, result.title, result.question, result.why)
        assert told == (status, QUESTION.title, QUESTION.prompt, "")
    assert run("why-ten", student=answered)[0].rests_on == "stated"


def test_a_response_is_judged_by_what_it_states():
    line = RubricLine("train-images", 2.0, kinds=("response",))
    text = Prose("There are 60000 training images of 28x28.", "Data", cell=1, line=3)
    result = run(line, student=a_response(text))[0]
    assert (result.status, result.rests_on, result.cell) == ("passed", "stated", None)
    assert result.where.line == 3


def test_which_checks_judge_responses():
    judged = {id_ for id_, info in known_checks().items() if "response" in info.kinds}
    assert judged == {
        "train-images",
        "train-labels",
        "test-images",
        "test-labels",
        "argmax",
        "image-figure",
        "probability-figure",
    }


def test_judging_twice_gives_the_same():
    assert run(*CHECKS) == run(*CHECKS)


def test_where_nothing_was_measured_nothing_rests_on_measurement():
    result = run("accuracy", student=an_evidence(measured=None, predictions=[]))[0]
    assert (result.status, result.rests_on) == (Status.PENDING, "observed")
