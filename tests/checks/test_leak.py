"""No test image is used for training."""

from __future__ import annotations

from grader.testing import a_content, a_fit, a_model, an_array, an_evidence, run_check

from .tables import Table, rows

TEST = a_content(train=0, test=10_000)


def fitting(images, **changes):
    return an_evidence(fits=[a_fit(images=images, **changes)])


NEVER_HAD = an_evidence(
    fits=[a_fit(images=None, labels=None)],
    arrays=[an_array(content=None)],
    loads=[],
    predictions=[],
    figures=[],
    measured=None,
)

TABLE: Table = {
    "all training images": (an_evidence(), "passed"),
    "a part of them": (fitting(a_content(train=1000)), "passed"),
    "test images for validation": (fitting(a_content(), validation=TEST), "passed"),
    "a part of the training images for validation": (
        fitting(a_content(train=50_000), validation=a_content(train=10_000)),
        "passed",
    ),
    "with a few unknown rows": (fitting(a_content(train=59_000, unknown=1000)), "passed"),
    "images that look alike in both splits": (fitting(a_content(train=59_970, test=30)), "passed"),
    "clothes": (fitting(a_content(dataset="fashion_mnist")), "passed"),
    "a leak into a model that is not graded": (
        an_evidence(models=[a_model(id=2), a_model()], fits=[a_fit(model=2, images=TEST), a_fit(number=2)]),
        "passed",
    ),
    "test images only": (fitting(TEST), "failed"),
    "both splits together": (fitting(a_content(test=10_000)), "failed"),
    "some test images": (fitting(a_content(train=60_000, test=500)), "failed"),
    "one batch of test images": (fitting(a_content(train=0, test=32)), "failed"),
    "in the second of two calls": (
        an_evidence(fits=[a_fit(), a_fit(number=2, images=TEST)]),
        "failed",
    ),
    "in a loop of one's own": (fitting(TEST, way="custom loop"), "failed"),
    "from their number alone": (fitting(a_content(train=0, test=10_000, assumed=True)), "pending"),
    "all images divided anew": (
        an_evidence(
            fits=[a_fit(images=a_content(train=48_000, test=8_000))],
            arrays=[an_array(content=a_content(train=12_000, test=2_000))],
        ),
        "pending",
    ),
    "images that nobody recognised": (fitting(None), "pending"),
    "images that nobody recognised, where the data set was never there": (NEVER_HAD, "passed"),
    "mostly unknown images": (fitting(a_content(train=10, unknown=990)), "pending"),
    "a call that failed before anything was trained": (
        fitting(a_content(), epochs_run=0, history={}, stopped="error"),
        "not-attempted",
    ),
    "a call on test images that failed, then one that did not": (
        an_evidence(fits=[a_fit(images=TEST, epochs_run=0, history={}, stopped="error"), a_fit(number=2)]),
        "passed",
    ),
    "no training": (an_evidence(fits=[]), "not-attempted"),
}


@rows(TABLE)
def test_no_test_leak(student, status):
    assert run_check("no-test-leak", student).status == status


def test_the_leak_is_counted_and_located():
    verdict = run_check("no-test-leak", fitting(a_content(train=60_000, test=500)))
    assert (verdict.found, verdict.cell) == ("500 test images", 5)
    assert "cell 5" in verdict.message


def test_test_images_as_validation_are_said_to_be_fine():
    assert "fine" in run_check("no-test-leak", fitting(a_content(), validation=TEST)).message
