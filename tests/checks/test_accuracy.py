"""How often the network is right about test images."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from grader.facts import Accuracy, Agreement, Carried, Drawn, Memorised, Preprocessing, Run
from grader.testing import a_content, a_fit, a_measurement, a_model, a_prediction, an_evidence, run_check

from .tables import Table, rows

TEST = a_content(train=0, test=10_000)


def measured(correct, **changes):
    """A network that is right this often, rebuilt and in its run."""
    found = {"measured": a_measurement(accuracy=Accuracy(correct, 10_000))} | changes
    return an_evidence(predictions=[a_prediction(correct=correct)], **found)


def prepared(correct, how):
    """The same, and how its images became what it was asked about."""
    return measured(correct, measured=a_measurement(accuracy=Accuracy(correct, 10_000), preprocessing=how))


def observed(why="", **changes):
    """A network that could not be measured; its run counted so many right answers."""
    reason = "It has a Lambda layer."
    return an_evidence(
        predictions=[a_prediction(**changes)],
        measured=a_measurement(rebuilt=False, why_not=reason, why=why, accuracy=None),
    )


def knowing(numerals):
    """A table of labels and answers: right about these numerals, and all others taken for a 0."""
    return tuple(
        tuple(1_000 * (label == answer if label < numerals else answer == 0) for answer in range(numerals))
        for label in range(10)
    )


def on_copies(correct, undisturbed, **changes):
    """A network of 95 % that is right about so many of 2000 copies, and of the same images undisturbed."""
    drawn = Drawn("ab" * 32, gain=(0.8, 1.0), noise=0.05, how="dimmer", undisturbed=undisturbed)
    changes = {"accuracy": Accuracy(9_500, 10_000), **changes}
    return an_evidence(
        measured=a_measurement(disturbed=Accuracy(correct, 2_000), drawn=drawn, **changes),
        predictions=[],
    )


STORED = Memorised("store/kernel", images=500, of=500)


TABLE: Table = {
    "a little worse on disturbed copies": (on_copies(1_880, undisturbed=1_900), "passed"),
    "exactly 20 points worse on them": (on_copies(1_500, undisturbed=1_900), "passed"),
    "more than 20 points worse on them": (on_copies(1_499, undisturbed=1_900), "pending"),
    "half of the points, and falling apart": (
        on_copies(200, undisturbed=1_700, accuracy=Accuracy(8_500, 10_000)),
        "pending",
    ),
    "bad, and falling apart": (on_copies(200, undisturbed=900, accuracy=Accuracy(4_500, 10_000)), "failed"),
    "bad at the same images, too": (on_copies(1_500, undisturbed=1_510), "passed"),
    "evidence from before copies were drawn": (measured(9_500), "passed"),
    "99.8 %": (measured(9_980), "passed"),
    "above 99.8 %": (measured(9_981), "pending"),
    "counted in the run, above 99.8 %": (observed(correct=9_990), "pending"),
    "counted in the run, all of 2000 images": (observed(correct=2_000, of=2_000), "passed"),
    "test images among the weights": (on_copies(1_900, 1_900, memorised=STORED), "pending"),
    "test images among the weights, and bad": (
        on_copies(900, 900, memorised=STORED, accuracy=Accuracy(4_500, 10_000)),
        "failed",
    ),
    "test images among the weights, half of the points": (
        on_copies(1_700, 1_700, memorised=STORED, accuracy=Accuracy(8_500, 10_000)),
        "pending",
    ),
    "test images among the weights, counted in the run": (
        an_evidence(
            predictions=[a_prediction(correct=9_500)],
            measured=a_measurement(accuracy=None, memorised=STORED),
        ),
        "pending",
    ),
    "a graph that brings a table of statistics along": (
        on_copies(1_900, 1_900, carried=Carried(2**18), rebuilt=False, route="graph"),
        "passed",
    ),
    "a graph that brings more along than statistics": (
        on_copies(1_900, 1_900, carried=Carried(2**18 + 1), rebuilt=False, route="graph"),
        "pending",
    ),
    "a graph that could not be looked through": (
        on_copies(1_900, 1_900, carried=Carried(0, unread=True), rebuilt=False, route="graph"),
        "pending",
    ),
    "a graph that brings much along, and is bad": (
        on_copies(900, 900, carried=Carried(2**23), route="graph", accuracy=Accuracy(4_500, 10_000)),
        "failed",
    ),
    "measuring it took too much": (observed(why="resources"), "pending"),
    "measuring it ended early": (observed(why="crashed"), "pending"),
    "measuring it gave no sense": (observed(why="unreadable"), "pending"),
    "measuring it took too much, and the run counted little": (
        observed(why="resources", correct=4_000),
        "pending",
    ),
    "nobody could have measured it": (observed(why="vocabulary", correct=9_500), "passed"),
    "there was nothing to measure": (observed(why="nothing", correct=9_500), "passed"),
    "measured, and then something took too much": (
        an_evidence(measured=a_measurement(why="resources", why_not="The end took too long.")),
        "passed",
    ),
    "never trained, and too large to measure": (
        an_evidence(
            fits=[],
            predictions=[],
            measured=a_measurement(rebuilt=False, why="resources", accuracy=None),
        ),
        "not-attempted",
    ),
    "97 %": (an_evidence(), "passed"),
    "exactly 90 %": (measured(9_000), "passed"),
    "cut off by the clock, but good": (measured(9_500, fits=[a_fit(stopped="clock")]), "passed"),
    "counted in the run": (observed(correct=9_500), "passed"),
    "reported by evaluate": (
        observed(way="evaluate", correct=None, of=None, metrics={"loss": 0.2, "accuracy": 0.95}),
        "passed",
    ),
    "seen as validation accuracy": (
        an_evidence(
            predictions=[],
            fits=[a_fit(validation=TEST, history={"loss": (0.1,), "val_accuracy": (0.96,)})],
            measured=None,
        ),
        "passed",
    ),
    "the latest of several counts": (
        an_evidence(
            predictions=[a_prediction(correct=900), a_prediction(number=2, correct=9_500)], measured=None
        ),
        "passed",
    ),
    "weights from a file, no training": (measured(9_700, fits=[]), "passed"),
    "just below 90 %": (measured(8_999), "partial"),
    "exactly 80 %": (measured(8_000), "partial"),
    "counted in the run, 85 %": (observed(correct=8_500), "partial"),
    "just below 80 %": (measured(7_999), "failed"),
    "guessing": (measured(1_000), "failed"),
    "counted in the run, 40 %": (observed(correct=4_000), "failed"),
    "rebuilt by another model's name is no measurement": (
        an_evidence(
            measured=a_measurement(model=9, accuracy=Accuracy(9_900, 10_000)),
            predictions=[a_prediction(correct=3_000)],
        ),
        "failed",
    ),
    "cut off by the clock at 85 %": (measured(8_500, fits=[a_fit(stopped="clock")]), "pending"),
    "cut to our budget at 85 %": (measured(8_500, fits=[a_fit(stopped="budget")]), "pending"),
    "cut to our budget, but good": (measured(9_500, fits=[a_fit(stopped="budget")]), "passed"),
    "the run was stopped while it trained": (measured(2_000, run=Run(outcome="timed-out")), "pending"),
    "the run counts 90.2 % of 2000 images, rebuilt 89.7 % of all": (
        an_evidence(
            measured=a_measurement(accuracy=Accuracy(8_970, 10_000)),
            predictions=[a_prediction(correct=1_804, of=2_000)],
        ),
        "partial",
    ),
    "the run counts 97 % of 2000 images, rebuilt 89.7 % of all": (
        an_evidence(
            measured=a_measurement(accuracy=Accuracy(8_970, 10_000)),
            predictions=[a_prediction(correct=1_940, of=2_000)],
        ),
        "pending",
    ),
    "only the numerals that it knows were asked, and the rest never": (
        an_evidence(
            measured=a_measurement(accuracy=Accuracy(5_000, 10_000, knowing(5))),
            predictions=[a_prediction(correct=5_020, of=5_139)],
        ),
        "failed",
    ),
    "bare variables": (an_evidence(models=[a_model(form="variables", layers=(), names=())]), "pending"),
    "the run counts 97 %, rebuilt 40 %": (
        an_evidence(measured=a_measurement(accuracy=Accuracy(4_000, 10_000))),
        "pending",
    ),
    "the run predicted something else than the rebuilt network": (
        an_evidence(measured=a_measurement(agreement=Agreement(32, 0.4))),
        "pending",
    ),
    "the difference is not a number": (
        an_evidence(measured=a_measurement(agreement=Agreement(32, None))),
        "pending",
    ),
    "only a hundred images": (observed(correct=99, of=100), "pending"),
    "accuracy that is not a number": (
        observed(way="evaluate", correct=None, of=None, metrics={"accuracy": None}),
        "pending",
    ),
    "training accuracy is no test accuracy": (observed(correct=None, of=None), "pending"),
    "never trained": (measured(1_000, fits=[]), "not-attempted"),
    "no network": (an_evidence(models=[], measured=None), "not-attempted"),
}


@rows(TABLE)
def test_accuracy(student, status):
    assert run_check("accuracy", student).status == status


@pytest.mark.parametrize(
    ("full", "half", "status"), [(0.8, 0.7, "passed"), (0.9, 0.8, "partial"), (0.99, 0.95, "failed")]
)
def test_thresholds_are_options(full, half, status):
    assert run_check("accuracy", measured(8_500), full=full, half=half).status == status


def test_the_verdict_never_rounds_up_to_a_threshold():
    assert run_check("accuracy", measured(8_999)).found == "89.9 %"


def test_what_was_measured_wins_and_says_so():
    assert run_check("accuracy", an_evidence()).rests_on == "measured"
    fallback = run_check("accuracy", observed(correct=9_500))
    assert fallback.rests_on == "observed"
    assert "Lambda" in fallback.message


def test_a_training_cut_to_our_budget_says_how_far_it_came():
    fits = [a_fit(stopped="budget", epochs_asked=500, epochs_run=30)]
    message = run_check("accuracy", measured(8_500, fits=fits)).message
    assert "after 30 of 500 epochs" in message
    assert "85 %" in message


def test_images_prepared_in_another_way_are_named_even_where_nothing_is_lost():
    steps = Preprocessing(steps=("as they are",), fitted_on=16, confirmed_on=16, largest_error=0.0)
    otherwise = replace(steps, trained_alike=False)
    for correct, status in ((8950, "partial"), (9500, "passed")):
        verdict = run_check("accuracy", prepared(correct, otherwise))
        assert verdict.status == status
        assert "prepared in another way than those it was trained on" in verdict.message
        assert "prepared in another way" not in run_check("accuracy", prepared(correct, steps)).message
    lost = run_check("accuracy", prepared(8950, otherwise))
    assert (
        lost.hint
        == "What was done to the training images before training? Do just the same to the test images."
    )


def test_half_of_the_points():
    assert run_check("accuracy", measured(8_500)).fraction == 0.5


def test_predictions_of_another_model_do_not_count():
    student = an_evidence(
        models=[a_model(), a_model(id=2)],
        predictions=[a_prediction(correct=8_000), a_prediction(model=2, correct=9_900)],
        measured=None,
    )
    assert run_check("accuracy", student).found == "80 %"


@pytest.mark.parametrize(
    ("student", "words"),
    [
        (on_copies(300, undisturbed=1_900), ("95 %", "15 %", "dimmer")),
        (measured(9_990), ("99.9 %", "rarely")),
        (on_copies(1_900, 1_900, memorised=STORED), ("500", "`store/kernel`", "may")),
        (on_copies(1_900, 1_900, carried=Carried(8 * 2**20)), ("8.0 MiB", "training does not", "may")),
        (on_copies(1_900, 1_900, carried=Carried(0, unread=True)), ("looked through",)),
    ],
)
def test_why_a_person_looks_is_said_kindly(student, words):
    verdict = run_check("accuracy", student)
    assert all(word in verdict.message for word in words)
    assert verdict.message.endswith(" A person will look.")
    assert "costs no points" in verdict.hint


@pytest.mark.parametrize(
    ("why", "words"), [("resources", "time or memory"), ("crashed", "early end"), ("unreadable", "sense")]
)
def test_measuring_that_came_to_no_end_is_said_with_its_reason(why, words):
    verdict = run_check("accuracy", observed(why=why))
    assert words in verdict.message
    assert "Lambda" in verdict.message
    assert verdict.message.endswith(" A person will look.")
    assert "costs no points" in verdict.hint


@pytest.mark.parametrize("id_", ["hidden-relu", "ten-outputs", "softmax"])
def test_the_other_measured_checks_wait_as_well(id_):
    def status(why):
        unmeasured = a_measurement(rebuilt=False, layers=(), fresh=None, why=why)
        return run_check(id_, an_evidence(measured=unmeasured)).status

    assert (status("resources"), status("vocabulary"), status("")) == ("pending", "passed", "passed")
