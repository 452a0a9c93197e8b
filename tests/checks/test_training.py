"""Training: on the right images, with their own labels, and to some effect."""

from __future__ import annotations

import pytest

from grader.facts import Accuracy, CellError, CellRun, Load, Note, Preprocessing, Run
from grader.testing import (
    a_content,
    a_fit,
    a_measurement,
    a_model,
    a_pick,
    a_prediction,
    an_array,
    an_evidence,
    run_check,
)

from .tables import Table, rows

GUESSING = a_measurement(accuracy=Accuracy(980, 10_000))
UNKNOWN = a_measurement(accuracy=None)
FASHION = a_content(dataset="fashion_mnist")
BLIND = a_prediction(correct=None, of=None)
BAD = a_prediction(correct=980, of=10_000)
OTHERWISE = Preprocessing((), 16, 16, 0.0, trained_alike=False)
FLAT = {"loss": (2.30, 2.30, 2.31), "accuracy": (0.11, 0.10, 0.11)}
NAN = {"loss": (0.9, None, None), "accuracy": (0.5, 0.1, 0.1)}
BLIND_TO_ALL = a_prediction(images=None, correct=None, of=None, sample=())
GUESSING_UNSEEN = a_measurement(accuracy=Accuracy(980, 10_000), pictures=())
READS_DIGITS = a_measurement(pictures=())
UNSEEN = {"measured": UNKNOWN, "predictions": [BLIND]}


def training(**changes):
    return an_evidence(fits=[a_fit(**changes)])


def guessing(**changes):
    """A training after which the network is no better than chance, in its run and rebuilt."""
    return an_evidence(fits=[a_fit(**changes)], measured=GUESSING, predictions=[BAD])


def unseen(**changes):
    """A training of which nothing tells how well the network does."""
    return an_evidence(fits=[a_fit(**changes)], **UNSEEN)


def never_had(**changes):
    """A training on an array that nobody recognised, in a run that never had the data set."""
    unknown = {"fits": [a_fit(images=None, labels=None)], "arrays": [an_array(content=None)]}
    elsewhere = {"loads": [], "figures": [], "predictions": [BLIND_TO_ALL], "measured": GUESSING_UNSEEN}
    return an_evidence(**{**unknown, **elsewhere, **changes})


TABLE: Table = {
    "five epochs": (an_evidence(), "passed"),
    "one epoch": (training(epochs_run=1, history={"loss": (0.3,), "accuracy": (0.91,)}), "passed"),
    "one epoch, no metric, nothing measured": (unseen(epochs_run=1, history={"loss": (0.3,)}), "passed"),
    "no metric, but the loss falls": (unseen(history={"loss": (0.3, 0.2)}), "passed"),
    "a metric of another name": (
        unseen(history={"loss": (0.3, 0.2), "sparse_categorical_accuracy": (0.8, 0.9)}),
        "passed",
    ),
    "on 48000 images, the rest for validation": (
        training(images=a_content(train=48_000), validation=a_content(train=12_000)),
        "passed",
    ),
    "on the first 1000 images": (training(images=a_content(train=1000), rows=1000), "passed"),
    "in two calls": (an_evidence(fits=[a_fit(), a_fit(number=2, epochs_run=1)]), "passed"),
    "stopped after 30 of 500 epochs": (training(epochs_asked=500, epochs_run=30, stopped="budget"), "passed"),
    "cut off by the clock, but it learned": (training(stopped="clock"), "passed"),
    "a call that failed, then one that did not": (
        an_evidence(fits=[a_fit(epochs_run=0, history={}, stopped="error"), a_fit(number=2)]),
        "passed",
    ),
    "a loop of one's own that leads somewhere": (
        training(way="custom loop", epochs_run=0, history={}, images=None),
        "passed",
    ),
    "a generator that nobody recognised, but it leads somewhere": (training(images=None), "passed"),
    "inside a probability model": (
        an_evidence(models=[a_model(), a_model(id=2, parts=(1,))], picks=[a_pick(model=2)]),
        "passed",
    ),
    "through a model around the one that predicts": (
        an_evidence(
            models=[a_model(), a_model(id=2, parts=(1,))], fits=[a_fit(model=2)], picks=[a_pick(model=1)]
        ),
        "passed",
    ),
    "through a model that shares its layers": (
        an_evidence(models=[a_model(), a_model(id=2)], fits=[a_fit(model=2)], picks=[a_pick(model=1)]),
        "passed",
    ),
    "on digits after a try with clothes": (
        an_evidence(fits=[a_fit(images=FASHION), a_fit(number=2)]),
        "passed",
    ),
    "labels all but a few right": (training(label_agreement=0.97), "passed"),
    "began, but ended at once": (training(epochs_run=0, history={}, stopped="error"), "failed"),
    "on clothes": (guessing(images=FASHION), "failed"),
    "on the test images": (training(images=a_content(train=0, test=10_000)), "failed"),
    "labels shuffled apart from the images": (guessing(label_agreement=0.1), "failed"),
    "the loss became NaN": (guessing(history=NAN), "failed"),
    "the loss never fell": (guessing(history=FLAT), "failed"),
    "the loss rose, no metric": (
        an_evidence(fits=[a_fit(history={"loss": (0.3, 5.0)})], measured=GUESSING, predictions=[BAD]),
        "failed",
    ),
    "another model is trained than predicts": (
        an_evidence(
            models=[a_model(), a_model(id=2)],
            fits=[a_fit(model=2)],
            picks=[a_pick(model=1)],
            predictions=[BAD],
            measured=GUESSING,
        ),
        "failed",
    ),
    "cut off by the clock before it learned": (guessing(history=FLAT, stopped="clock"), "pending"),
    "cut to our budget before it learned": (guessing(history=FLAT, stopped="budget"), "pending"),
    "on the test images, cut to our budget": (
        training(images=a_content(train=0, test=10_000), stopped="budget"),
        "failed",
    ),
    "cut off by the clock in the first epoch": (
        training(epochs_run=0, history={}, stopped="clock"),
        "pending",
    ),
    "the run was stopped while it trained": (
        an_evidence(fits=[a_fit(epochs_run=0, history={})], run=Run(outcome="timed-out")),
        "pending",
    ),
    "on data of one's own, and nothing else was ever there": (never_had(), "failed"),
    "on data of one's own, after something could not be looked at": (
        never_had(notes=[Note("other", "The variable x could not be looked at.")]),
        "pending",
    ),
    "on unknown data, where a package is missing": (
        never_had(notes=[Note("missing-package", "No tfds.", "tfds")]),
        "pending",
    ),
    "on unknown data, and yet it reads digits": (never_had(measured=READS_DIGITS), "pending"),
    "the run says it learned, rebuilt it guesses": (an_evidence(measured=GUESSING), "pending"),
    "the run saw the same on the test images": (
        an_evidence(measured=GUESSING, predictions=[a_prediction(correct=900)]),
        "passed",
    ),
    "it guesses on images prepared otherwise than for training": (
        an_evidence(measured=a_measurement(accuracy=Accuracy(980, 10_000), preprocessing=OTHERWISE)),
        "passed",
    ),
    "labels apart, and yet it learned": (training(label_agreement=0.1), "pending"),
    "nobody recognised the images, nobody knows the outcome": (unseen(images=None), "pending"),
    "a loop of one's own, nobody knows the outcome": (
        unseen(way="custom loop", epochs_run=0, history={}),
        "pending",
    ),
    "another model is trained, nobody knows what the predicting one can do": (
        an_evidence(
            models=[a_model(), a_model(id=2)], fits=[a_fit(model=2)], picks=[a_pick(model=1)], **UNSEEN
        ),
        "pending",
    ),
    "no training": (an_evidence(fits=[]), "not-attempted"),
    "no training, because a data set is missing": (
        an_evidence(fits=[], notes=[Note("not-on-the-shelf", "No kmnist.", "kmnist")]),
        "pending",
    ),
    "no training, because the run ended before": (
        an_evidence(fits=[], run=Run(outcome="crashed")),
        "not-attempted",
    ),
}


@rows(TABLE)
def test_trained(student, status):
    assert run_check("trained", student).status == status


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"loads": [Load("digits", served=True)]}, "scikit-learn's small digits"),
        ({"arrays": [an_array(shape=(1797, 64), content=None)]}, "scikit-learn's small digits"),
        ({"arrays": [an_array(shape=(42_000, 785), content=None)]}, "Kaggle's digit recognizer"),
        ({"arrays": [an_array(name="mine", shape=(500, 28, 28), content=None)]}, "`mine`"),
        ({"fits": [a_fit(images=None, labels=None)], "arrays": []}, "data of another kind"),
    ],
)
def test_what_it_learns_from_instead_is_named(changes, words):
    verdict = run_check("trained", never_had(**changes))
    assert verdict.status == "failed"
    assert words in verdict.message


def test_a_budget_stop_is_mentioned():
    student = training(epochs_asked=500, epochs_run=30, stopped="budget")
    message = run_check("trained", student).message
    assert "after 30 of 500 epochs" in message
    assert "costs nothing" not in message


def test_only_trainings_with_training_images_are_counted_and_placed():
    leak = a_fit(number=2, images=a_content(train=0, test=10_000), epochs_run=3, cell=11)
    verdict = run_check("trained", an_evidence(fits=[a_fit(epochs_run=2, cell=4), leak]))
    assert "for 2 epochs (cell 4)" in verdict.message
    assert verdict.cell == 4


def test_one_epoch_ends_at_its_loss():
    message = run_check("trained", training(epochs_run=1, history={"loss": (0.303,)})).message
    assert "The loss ended at 0.303." in message


def test_an_early_end_of_the_run_is_mentioned():
    student = an_evidence(fits=[], run=Run(outcome="timed-out"))
    assert "time was up" in run_check("trained", student).message


def test_nan_is_named_as_found():
    assert run_check("trained", guessing(history=NAN)).found == "NaN"


@pytest.mark.parametrize(("least", "status"), [(0.9, "failed"), (0.5, "passed")])
def test_how_many_labels_must_agree_is_an_option(least, status):
    student = unseen(label_agreement=0.6)
    assert run_check("trained", student, label_agreement=least).status == status


def test_the_error_that_ended_a_training_is_told():
    error = CellError("ValueError", "dtype='string' is not a valid dtype for Keras type promotion.", 1)
    run = Run("finished", cells=(CellRun(5, "error", error=error),))
    fits = [a_fit(epochs_run=0, history={}, stopped="error")]
    verdict = run_check("trained", an_evidence(fits=fits, run=run))
    assert "dtype='string'" in verdict.message
    assert "metrics by name" in verdict.hint
