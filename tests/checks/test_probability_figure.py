"""Ten class probabilities of a prediction, and not any ten bars."""

from __future__ import annotations

import math

from grader.facts import Answer, Axes, Note, Rows
from grader.testing import (
    VALUES,
    a_figure,
    a_measurement,
    a_prediction,
    an_evidence,
    axes_of_an_image,
    axes_of_probabilities,
    run_check,
)

from .tables import Table, rows

LOGITS = tuple(math.log(value) for value in VALUES)
SIGMOID = (0.1, 0.2, 0.1, 0.3, 0.1, 0.1, 0.1, 0.99, 0.4, 0.2)
LABEL_SHARES = (0.0987, 0.1124, 0.0993, 0.1022, 0.0974, 0.0904, 0.0986, 0.1044, 0.0975, 0.0991)
LABEL_COUNTS = (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949)
TEN_EPOCHS = (0.91, 0.94, 0.95, 0.96, 0.965, 0.97, 0.974, 0.977, 0.98, 0.983)
STRANGE = (0.5, 0.4, *(0.0125,) * 8)
ONE_HOT = tuple(float(place == 7) for place in range(10))


def drawing(*axes, **changes):
    return an_evidence(**{"figures": [a_figure(*axes)], **changes})


def of_another_image(values, **changes):
    """The student's run says: these axes are about test image 0, which answers so."""
    return axes_of_probabilities(bars=values, answer=Answer("test", 0, values), **changes)


SCORES_SAMPLE = a_prediction(sample=(Answer("test", 0, LOGITS),))

TABLE: Table = {
    "bars": (an_evidence(), "passed"),
    "bars whose origin is found by comparing": (drawing(Axes(bars=VALUES)), "passed"),
    "a literal histogram of the values": (
        drawing(Axes(bars=(9.0, 0.0, 1.0), histogram_of=VALUES)),
        "passed",
    ),
    "a stem plot": (drawing(Axes(lines=((0.0, 0.0), VALUES))), "passed"),
    "a line": (drawing(Axes(lines=(VALUES,))), "passed"),
    "in per cent": (drawing(Axes(bars=tuple(100 * value for value in VALUES))), "passed"),
    "rounded to two digits": (drawing(Axes(bars=tuple(round(v + 0.004, 2) for v in VALUES))), "passed"),
    "beside the image": (drawing(axes_of_an_image(), axes_of_probabilities()), "passed"),
    "only the run knows whose they are": (
        drawing(Axes(answer=Answer("test", 3, VALUES), answer_model=1), picks=[]),
        "passed",
    ),
    "of another image, then of the picked one": (
        drawing(Axes(answer=Answer("test", 3, VALUES), answer_model=1), axes_of_probabilities()),
        "passed",
    ),
    "beside the label": (
        drawing(Axes(bars=(*VALUES, *ONE_HOT), answer=Answer("test", 0, VALUES), drawn=VALUES)),
        "passed",
    ),
    "in per cent beside others, by scores and softmax": (
        drawing(
            Axes(answer=Answer("test", 0, LOGITS), drawn=tuple(100 * value for value in VALUES)),
            measured=a_measurement(answers=()),
        ),
        "passed",
    ),
    "of another image than the numeral": (
        drawing(Axes(answer=Answer("test", 3, VALUES), answer_model=1)),
        "partial",
    ),
    "scores turned into probabilities by hand": (
        drawing(Axes(bars=VALUES), predictions=[SCORES_SAMPLE], measured=a_measurement(answers=())),
        "passed",
    ),
    "by sigmoid, each for itself": (
        drawing(of_another_image(SIGMOID), measured=a_measurement(answers=())),
        "passed",
    ),
    "before training, then after": (
        an_evidence(
            figures=[a_figure(of_another_image(STRANGE)), a_figure(axes_of_probabilities(), number=2)]
        ),
        "passed",
    ),
    "scores": (
        drawing(of_another_image(LOGITS), measured=a_measurement(answers=())),
        "partial",
    ),
    "NaN": (drawing(Axes(bars=(None,) * 10)), "failed"),
    "values that the rebuilt network does not give": (drawing(of_another_image(STRANGE)), "pending"),
    "values that sum to 1 and belong to nobody": (drawing(Axes(bars=STRANGE)), "pending"),
    "the rounded answer": (drawing(Axes(bars=ONE_HOT)), "pending"),
    "counts of labels": (drawing(Axes(bars=LABEL_COUNTS)), "not-attempted"),
    "shares of labels": (drawing(Axes(bars=LABEL_SHARES)), "not-attempted"),
    "ten epochs of accuracy": (drawing(Axes(lines=(TEN_EPOCHS,))), "not-attempted"),
    "ten epochs that became NaN": (drawing(Axes(lines=((None,) * 10,))), "not-attempted"),
    "a histogram of all values": (drawing(Axes(bars=(5.0, 2.0), histogram_of=(0.1,) * 64)), "not-attempted"),
    "five bars": (drawing(Axes(bars=VALUES[:5])), "not-attempted"),
    "only the image": (drawing(axes_of_an_image()), "not-attempted"),
    "no figure": (an_evidence(figures=[]), "not-attempted"),
    "no figure, because a package is missing": (
        an_evidence(figures=[], notes=[Note("missing-package", "No seaborn.", "seaborn")]),
        "pending",
    ),
}


@rows(TABLE)
def test_probability_figure(student, status):
    assert run_check("probability-figure", student).status == status


def test_both_images_are_named_where_they_differ():
    verdict = run_check("probability-figure", drawing(Axes(answer=Answer("test", 3, VALUES), answer_model=1)))
    assert "test image 3" in verdict.message
    assert "picked for test image 0" in verdict.message


def test_whose_probabilities_and_the_largest_are_named():
    message = run_check("probability-figure", an_evidence()).message
    assert "test image 0" in message
    assert "that of 7" in message


def test_bars_of_something_else_are_pointed_at():
    assert "cell 8" in run_check("probability-figure", drawing(Axes(bars=LABEL_COUNTS))).message


def test_how_many_values_are_expected_comes_from_the_reference():
    three = (0.7, 0.2, 0.1)
    reference = an_evidence(measured=a_measurement(fresh=Rows(9, 3, 0.0, 1.0, 1.0, 1.0, probabilities=True)))
    student = drawing(Axes(bars=three), predictions=[a_prediction(sample=(Answer("test", 0, three),))])
    assert run_check("probability-figure", student, reference=reference).status == "passed"
    assert run_check("probability-figure", student).status == "not-attempted"
