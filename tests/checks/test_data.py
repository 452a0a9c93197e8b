"""The four arrays, found by what they hold."""

from __future__ import annotations

import pytest

from grader.facts import CellError, CellRun, Load, Note, Run
from grader.testing import a_content, a_fit, an_array, an_evidence, run_check

from .tables import Table, rows

TEST = a_content(train=0, test=10_000)
LABELS = a_content(part="labels")
TEST_LABELS = a_content(part="labels", train=0, test=10_000)
FASHION = a_content(dataset="fashion_mnist")


def holding(*arrays, **changes):
    return an_evidence(arrays=arrays, fits=[], predictions=[], **changes)


def missing(path):
    error = CellError("FileNotFoundError", f"[Errno 2] No such file or directory: '{path}'", 2)
    return holding(loads=[], run=Run("finished", cells=(CellRun(2, "error", error=error),)))


IMAGES: Table = {
    "as loaded": (an_evidence(), "passed"),
    "under any name": (holding(an_array(name="data['bilder']")), "passed"),
    "flattened": (holding(an_array(shape=(60_000, 784))), "passed"),
    "with a channel axis": (holding(an_array(shape=(60_000, 28, 28, 1))), "passed"),
    "scaled to floats": (holding(an_array(dtype="float32", high=1)), "passed"),
    "shuffled": (holding(an_array(content=a_content(order="shuffled"))), "passed"),
    "only inside a function, seen as given to fit": (
        an_evidence(arrays=[], fits=[a_fit()]),
        "passed",
    ),
    "whole first, truncated later": (
        holding(an_array(), an_array(shape=(1000, 28, 28), content=a_content(train=1000), cell=4)),
        "passed",
    ),
    "a part for validation first, whole later": (
        holding(an_array(shape=(50_000, 28, 28), content=a_content(train=50_000)), an_array(cell=4)),
        "passed",
    ),
    "with a few twins of the other split": (
        holding(an_array(content=a_content(train=59_990, test=10))),
        "passed",
    ),
    "only 50000 of them": (
        holding(an_array(shape=(50_000, 28, 28), content=a_content(train=50_000))),
        "partial",
    ),
    "both splits in one array": (
        holding(an_array(shape=(70_000, 28, 28), content=a_content(test=10_000))),
        "partial",
    ),
    "42000 from another source, both splits mixed": (
        holding(an_array(shape=(42_000, 784), content=a_content(train=36_000, test=6_000))),
        "partial",
    ),
    "Kaggle's 42000, by their number": (
        holding(an_array(shape=(42_000, 784), content=a_content(train=36_000, test=6_000)), loads=[]),
        "failed",
    ),
    "five images": (holding(an_array(shape=(5, 28, 28), content=a_content(train=5))), "failed"),
    "clothes instead of digits": (holding(an_array(content=FASHION)), "failed"),
    "clothes that are not on the shelf": (
        holding(loads=[Load("fashion_mnist")], figures=[]),
        "failed",
    ),
    "digits that are not on the shelf": (holding(loads=[Load("mnist")]), "pending"),
    "clothes that are not on the shelf, then digits": (
        holding(loads=[Load("fashion_mnist"), Load("mnist", served=True)]),
        "pending",
    ),
    "other data loaded, none recognised": (holding(loads=[Load("cifar10", served=True)]), "failed"),
    "small digits from scikit-learn": (
        holding(an_array(name="X", shape=(1797, 8, 8), content=None), loads=[]),
        "failed",
    ),
    "loaded, but changed beyond recognition": (
        holding(an_array(shape=(60_000, 50), dtype="float64", content=None)),
        "pending",
    ),
    "as many rows, but nothing confirmed them": (
        holding(an_array(content=a_content(assumed=True))),
        "pending",
    ),
    "only the test images": (holding(an_array(shape=(10_000, 28, 28), content=TEST)), "not-attempted"),
    "only the labels": (holding(an_array(shape=(60_000,), content=LABELS)), "not-attempted"),
    "a small random array": (holding(an_array(shape=(28, 28), content=None), loads=[]), "not-attempted"),
    "nothing at all": (holding(loads=[]), "not-attempted"),
    "nothing, because a package is missing": (
        holding(loads=[], notes=[Note("missing-package", "No tensorflow_datasets.", "tensorflow_datasets")]),
        "pending",
    ),
    "a csv file of another data set, not handed in": (missing("../input/train.csv"), "failed"),
    "a file of one's own, not handed in": (missing("C:\\Users\\me\\ziffern.npz"), "failed"),
    "a file of the data set, not handed in": (missing("mnist_train.csv"), "pending"),
    "files of clothes with the names of digits": (missing("fashion/train-images-idx3-ubyte"), "failed"),
}

LABEL_TABLE: Table = {
    "as loaded": (an_evidence(), "passed"),
    "one-hot": (
        holding(an_array(shape=(60_000, 10), content=a_content(part="labels", one_hot=True))),
        "passed",
    ),
    "as a column": (holding(an_array(shape=(60_000, 1), content=LABELS)), "passed"),
    "under any name": (holding(an_array(name="antworten", shape=(60_000,), content=LABELS)), "passed"),
    "as a tuple of names": (holding(an_array(name="train[1]", shape=(60_000,), content=LABELS)), "passed"),
    "seen as given to fit": (an_evidence(arrays=[]), "passed"),
    "only some": (
        holding(an_array(shape=(5_000,), content=a_content(part="labels", train=5_000))),
        "partial",
    ),
    "both splits in one array": (
        holding(an_array(shape=(70_000,), content=a_content(part="labels", test=10_000))),
        "partial",
    ),
    "of clothes": (
        holding(an_array(shape=(60_000,), content=a_content(dataset="fashion_mnist", part="labels"))),
        "failed",
    ),
    "ten of them": (holding(an_array(shape=(10,), content=a_content(part="labels", train=10))), "failed"),
    "of small digits": (
        holding(an_array(name="X", shape=(1797, 64), content=None), loads=[]),
        "failed",
    ),
    "other data loaded": (holding(loads=[Load("cifar10", served=True)]), "failed"),
    "images are no labels": (holding(an_array()), "not-attempted"),
    "test labels are no training labels": (
        holding(an_array(shape=(10_000,), content=TEST_LABELS)),
        "not-attempted",
    ),
}
TEST_IMAGES: Table = {
    "as loaded": (an_evidence(), "passed"),
    "flattened": (holding(an_array(shape=(10_000, 784), content=TEST)), "passed"),
    "seen as validation data": (an_evidence(arrays=[], fits=[a_fit(validation=TEST)]), "passed"),
    "as an object of its own": (holding(an_array(name="mnist.test.x", content=TEST)), "passed"),
    "overwritten later by one image": (
        holding(an_array(content=TEST), an_array(shape=(28, 28), content=a_content(train=0, test=1), cell=6)),
        "passed",
    ),
    "scaled": (holding(an_array(dtype="float64", high=1, content=TEST)), "passed"),
    "the first 1000": (holding(an_array(content=a_content(train=0, test=1_000))), "partial"),
    "one image only": (holding(an_array(content=a_content(train=0, test=1))), "failed"),
    "of clothes": (
        holding(an_array(content=a_content(dataset="fashion_mnist", train=0, test=10_000))),
        "failed",
    ),
    "a part of the training images": (
        holding(an_array(shape=(10_000, 28, 28), content=a_content(train=10_000))),
        "not-attempted",
    ),
    "nothing at all": (holding(loads=[]), "not-attempted"),
}


@rows(IMAGES)
def test_training_images(student, status):
    assert run_check("train-images", student).status == status


@rows(LABEL_TABLE)
def test_training_labels(student, status):
    assert run_check("train-labels", student).status == status


@rows(TEST_IMAGES)
def test_test_images(student, status):
    assert run_check("test-images", student).status == status


@pytest.mark.parametrize(
    ("train", "test", "status"),
    [(0, 10_000, "passed"), (0, 5_000, "partial"), (60_000, 10_000, "partial"), (0, 3, "failed")],
)
def test_test_labels(train, test, status):
    student = holding(an_array(content=a_content(part="labels", train=train, test=test)))
    assert run_check("test-labels", student).status == status


def test_the_verdict_says_name_place_and_shape():
    verdict = run_check("train-images", holding(an_array(name="imgs_tr", shape=(60_000, 784), cell=3)))
    assert "`imgs_tr` (cell 3)" in verdict.message
    assert verdict.expected == "60000\N{MULTIPLICATION SIGN}28\N{MULTIPLICATION SIGN}28"
    assert verdict.found == "imgs_tr: 60000\N{MULTIPLICATION SIGN}784"
    assert (verdict.cell, verdict.line) == (3, 1)


def test_the_verdict_says_what_a_name_became_later():
    truncated = an_array(shape=(1000, 28, 28), content=a_content(train=1000), cell=4)
    assert "later (cell 4)" in run_check("train-images", holding(an_array(), truncated)).message


def test_what_is_expected_comes_from_the_reference():
    small = an_array(shape=(600, 8, 8), content=a_content(dataset="letters", train=600))
    verdict = run_check("train-images", holding(small), reference=holding(small))
    assert (verdict.status, verdict.expected) == (
        "passed",
        "600\N{MULTIPLICATION SIGN}8\N{MULTIPLICATION SIGN}8",
    )


def test_the_share_for_a_part_is_an_option():
    part = holding(an_array(content=a_content(train=50_000)))
    assert run_check("train-images", part, subset=0.75).fraction == 0.75


def test_the_wrong_data_set_is_named():
    verdict = run_check("train-images", holding(an_array(content=FASHION)))
    assert "Fashion-MNIST" in verdict.message
    assert "Fashion-MNIST" in verdict.found


def test_both_data_sets_are_named_where_another_was_asked_for():
    message = run_check("train-images", holding(loads=[Load("fashion_mnist", cell=2)])).message
    assert (
        message
        == "This assignment is about the MNIST digits; your code asks for Fashion-MNIST (clothes) (cell 2)."
    )


def test_labels_are_not_told_apart_by_an_array_of_images():
    student = an_evidence(
        arrays=[an_array(name="noise", shape=(60000, 28, 28), content=None)],
        loads=[],
        fits=[],
        figures=[],
        predictions=[],
    )
    verdict = run_check("train-labels", student)
    assert verdict.status == "failed"
    assert "Your images are data of your own (`noise`" in verdict.message
