"""Which image a figure shows."""

from __future__ import annotations

from grader.facts import Axes, FoundPicture, Load, Note, Packed, ShownPicture, StrangePicture
from grader.testing import (
    a_content,
    a_figure,
    a_measurement,
    a_pick,
    an_evidence,
    axes_of_an_image,
    axes_of_probabilities,
    run_check,
)

from .tables import Table, rows

NO_PICTURES = a_measurement(pictures=())


def showing(*axes, **changes):
    """One figure of these axes; the verifier recognised nothing of its own."""
    return an_evidence(**{"figures": [a_figure(*axes)], "measured": NO_PICTURES, **changes})


def an_unknown(*shape):
    return Axes(pictures=(ShownPicture(shape),))


def found(split, index):
    return a_measurement(pictures=(FoundPicture(1, 0, 0, split, index),))


SEVERAL = tuple(FoundPicture(1, 0, 0, "test", index) for index in (3, 0, 7))
STRANGE = a_measurement(pictures=(), strange_pictures=(StrangePicture(1, 0, 0),))
SEEN = ShownPicture((84, 84), pixels=Packed("|u1", (1,), b"0"))
NEVER_HAD = showing(an_unknown(28, 28), loads=[], arrays=[], fits=[], predictions=[], picks=[], models=[])
EVERYWHERE = a_pick(answer=None, rows=10_000, answers=(7, 2), split=None, index=None)
GRID = tuple(axes_of_an_image(index=index) for index in range(25))
TRAINING = axes_of_an_image(train=1, test=0, index=3)

TABLE: Table = {
    "the selected image": (an_evidence(), "passed"),
    "with a color axis": (
        showing(Axes(pictures=(ShownPicture((28, 28, 1), a_content(train=0, test=1, index=0)),))),
        "passed",
    ),
    "in a grid": (showing(*GRID), "passed"),
    "beside its probabilities": (showing(axes_of_an_image(), axes_of_probabilities()), "passed"),
    "after a training image": (
        an_evidence(figures=[a_figure(TRAINING), a_figure(axes_of_an_image(), number=2)]),
        "passed",
    ),
    "any test image where a numeral is picked for all": (
        showing(axes_of_an_image(index=4711), picks=[EVERYWHERE]),
        "passed",
    ),
    "a test image without any pick": (showing(axes_of_an_image(index=4711), picks=[]), "passed"),
    "recognised by the verifier only": (
        showing(an_unknown(28, 28), measured=found("test", 0)),
        "passed",
    ),
    "index not known": (showing(axes_of_an_image(index=None), picks=[EVERYWHERE]), "passed"),
    "another test image than the selected one": (showing(axes_of_an_image(index=12)), "partial"),
    "a training image": (showing(TRAINING), "partial"),
    "only training images in a grid": (showing(TRAINING, TRAINING), "partial"),
    "clothes": (showing(axes_of_an_image(dataset="fashion_mnist")), "failed"),
    "a photo of one's own": (showing(an_unknown(480, 640, 3)), "failed"),
    "several images in one picture, among them the selected one": (
        showing(an_unknown(140, 140), measured=a_measurement(pictures=SEVERAL)),
        "passed",
    ),
    "an own drawing of the same size": (showing(an_unknown(28, 28), measured=STRANGE), "failed"),
    "a confusion matrix": (showing(an_unknown(10, 10)), "not-attempted"),
    "a prediction as a strip": (showing(an_unknown(1, 10)), "not-attempted"),
    "a confusion matrix after the image": (showing(axes_of_an_image(), an_unknown(10, 10)), "passed"),
    "what may be a changed image": (showing(Axes(pictures=(SEEN,))), "pending"),
    "what may be a picture out of a file": (
        showing(Axes(pictures=(ShownPicture((28, 28), after_file=True),))),
        "failed",
    ),
    "other data all along": (NEVER_HAD, "failed"),
    "weights of the network": (showing(an_unknown(784, 128)), "failed"),
    "an image that nobody recognised": (showing(an_unknown(28, 28)), "pending"),
    "not the image that the run says": (showing(axes_of_an_image(), measured=found("test", 5)), "pending"),
    "says a test image, shows a training image": (
        showing(axes_of_an_image(), measured=found("train", 0)),
        "pending",
    ),
    "only bars": (showing(axes_of_probabilities()), "not-attempted"),
    "no figure": (an_evidence(figures=[]), "not-attempted"),
    "no figure, because the data set that was asked for is not here": (
        an_evidence(figures=[], loads=[Load("fashion_mnist")]),
        "pending",
    ),
    "no figure, because a package is missing": (
        an_evidence(figures=[], notes=[Note("missing-package", "No seaborn.", "seaborn")]),
        "pending",
    ),
}


@rows(TABLE)
def test_image_figure(student, status):
    assert run_check("image-figure", student).status == status


def test_image_and_label_are_named():
    assert "test image 0, a 7" in run_check("image-figure", an_evidence()).message


def test_the_selected_image_is_named_where_another_is_shown():
    verdict = run_check("image-figure", showing(axes_of_an_image(index=12)))
    assert (verdict.expected, verdict.found) == ("test image 0", "test image 12")


def test_shares_are_options():
    assert run_check("image-figure", showing(TRAINING), training_image=0.7).fraction == 0.7
    assert run_check("image-figure", showing(axes_of_an_image(index=9)), another_image=0.2).fraction == 0.2
