"""The numeral, read from a prediction."""

from __future__ import annotations

from grader.facts import Answer, Note, Rows
from grader.testing import (
    VALUES,
    a_measurement,
    a_model,
    a_pick,
    a_prediction,
    an_evidence,
    run_check,
)

from .tables import Table, rows

OTHER = (0.9, *(0.01,) * 9)
TIE = (0.01, 0.01, 0.02, 0.4003, 0.01, 0.01, 0.01, 0.4, 0.02, 0.02)


def picking(*picks, **changes):
    return an_evidence(picks=picks, **changes)


def ten_predictions(*answers):
    """Predictions of ten images, every one of them known."""
    sample = [Answer("test", n, tuple(float(i == a) for i in range(10))) for n, a in enumerate(answers)]
    return [a_prediction(rows=10, output_shape=(10, 10), sample=tuple(sample))]


SEVEN_TWO_ONE = (7, 2, 1, 0, 4, 1, 4, 9, 5, 9)
ONE_IMAGE = [a_prediction(rows=1, output_shape=(1, 10))]

TABLE: Table = {
    "np.argmax of one row": (an_evidence(), "passed"),
    "as a method": (picking(a_pick(spelled="predictions[0].argmax")), "passed"),
    "the last of argsort": (picking(a_pick(function="argsort", spelled="np.argsort")), "passed"),
    "index of the maximum": (picking(a_pick(function="index", spelled="list.index")), "passed"),
    "max with a key": (picking(a_pick(function="max", spelled="max")), "passed"),
    "for every image": (
        picking(a_pick(answer=None, rows=10_000, answers=(7, 2, 1, 0, 4), split=None, index=None)),
        "passed",
    ),
    "in a loop": (picking(*(a_pick(index=i, answer=7 if i == 0 else 1) for i in range(50))), "passed"),
    "of a slice of the predictions": (
        picking(a_pick(answer=None, rows=10, answers=SEVEN_TWO_ONE, index=None)),
        "passed",
    ),
    "of ten predictions, row by row": (
        picking(
            a_pick(answer=None, rows=10, answers=SEVEN_TWO_ONE, index=None),
            predictions=ten_predictions(*SEVEN_TWO_ONE),
        ),
        "passed",
    ),
    "of twenty single predictions put together": (
        picking(a_pick(answer=None, rows=20, answers=(7, 2, 1), index=None), predictions=ONE_IMAGE),
        "passed",
    ),
    "of an image of one's own": (picking(a_pick(split=None, index=None, answer=3)), "passed"),
    "of a training image": (picking(a_pick(split="train", index=5, answer=2)), "passed"),
    "nothing measured": (picking(a_pick(answer=3), measured=None), "passed"),
    "the network is wrong about the image": (
        an_evidence(measured=a_measurement(labels={"test:0": 9})),
        "passed",
    ),
    "almost a tie": (
        an_evidence(measured=a_measurement(answers=(Answer("test", 0, TIE),))),
        "passed",
    ),
    "once before training, once after": (picking(a_pick(answer=1), a_pick(answer=7, cell=9)), "passed"),
    "first along the wrong axis, then right": (picking(a_pick(answer=53_421), a_pick()), "passed"),
    "labels first, then a prediction": (picking(a_pick(subject="labels"), a_pick()), "passed"),
    "of the whole matrix as one, by luck a numeral": (
        picking(a_pick(rows=10_000, split=None, index=None)),
        "failed",
    ),
    "of the whole matrix as one": (picking(a_pick(answer=53_421, split=None, index=None)), "failed"),
    "down the columns": (
        picking(a_pick(answer=None, rows=10_000, answers=(3, 9_871, 12), index=None)),
        "failed",
    ),
    "down the columns of one image": (
        picking(a_pick(answer=None, answers=(0,) * 10), predictions=ONE_IMAGE),
        "failed",
    ),
    "down the columns of ten images": (
        picking(
            a_pick(answer=None, rows=10, answers=(3, 2, 1, 6, 4, 8, 0, 0, 7, 7), index=None),
            predictions=ten_predictions(*SEVEN_TWO_ONE),
        ),
        "failed",
    ),
    "trained on since, so the rebuilt network answers otherwise": (
        picking(a_pick(answer=1), models=[a_model(weights="new")], predictions=[a_prediction(weights="old")]),
        "passed",
    ),
    "of one label": (picking(a_pick(subject="labels")), "failed"),
    "the rebuilt network answers otherwise": (picking(a_pick(answer=1)), "pending"),
    "the rebuilt network gives a quite different prediction": (
        an_evidence(measured=a_measurement(answers=(Answer("test", 0, OTHER),))),
        "pending",
    ),
    "nobody knows what it gave": (picking(a_pick(answer=None)), "pending"),
    "of all labels, to undo one-hot": (
        picking(a_pick(subject="labels", rows=60_000, answer=None, answers=(5, 0, 4))),
        "not-attempted",
    ),
    "of ten labels, by luck the same numeral": (picking(a_pick(subject="other", model=None)), "failed"),
    "the largest of the training curve": (
        picking(a_pick(function="max", subject="other", model=None, answer=4)),
        "not-attempted",
    ),
    "nothing is picked": (picking(), "not-attempted"),
    "nothing is picked, because a package is missing": (
        picking(notes=[Note("missing-package", "No scikit-image.", "scikit-image")]),
        "pending",
    ),
}


@rows(TABLE)
def test_argmax(student, status):
    assert run_check("argmax", student).status == status


def test_the_numeral_and_the_label_are_told_apart():
    wrong = run_check("argmax", an_evidence(measured=a_measurement(labels={"test:0": 9})))
    assert "gives 7" in wrong.message
    assert "label is 9" in wrong.message
    assert "its label" in run_check("argmax", an_evidence()).message


def test_the_pick_with_a_known_image_is_spoken_of():
    student = picking(a_pick(cell=3), a_pick(answer=2, index=77, cell=9))
    assert run_check("argmax", student).cell == 3


def test_axis_mistakes_are_explained():
    verdict = run_check("argmax", picking(a_pick(answer=53_421)))
    assert verdict.found == "53421"
    assert "the number of a row (an image)" in verdict.message
    assert "row for each image" in verdict.hint


def test_a_sample_that_is_not_a_number_settles_nothing():
    nan = a_prediction(rows=2, sample=(Answer("test", 0, (None,) * 10), Answer("test", 1, VALUES)))
    student = picking(a_pick(answer=None, rows=2, answers=(3, 7), index=None), predictions=[nan])
    assert run_check("argmax", student).status == "passed"


def test_what_was_picked_of_a_network_that_answers_nan_is_for_a_person():
    rows = Rows(256, 10, None, None, None, None, probabilities=False)
    student = picking(
        a_pick(subject="other", answer=0, split=None, index=None), measured=a_measurement(fresh=rows)
    )
    verdict = run_check("argmax", student)
    assert verdict.status == "pending"
    assert "NaN" in verdict.message
