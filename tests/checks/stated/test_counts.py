"""Numbers and sizes as written responses state them."""

from __future__ import annotations

import pytest

from grader.testing import a_response, run_check

from ..tables import Table, response, rows, section

BOTH = "There are 60,000 training images and 10,000 test images, each of 28x28 pixels."

TRAIN: Table = {
    "in digits": (response("There are 60000 training images of 28x28 pixels."), "passed"),
    "grouped": (response("60,000 images, 28 by 28", "Training images"), "passed"),
    "with a blank": (response("60 000 training images, 28 × 28 px"), "passed"),  # noqa: RUF001
    "in words": (
        response("Sixty thousand training images, twenty-eight by twenty-eight pixels each."),
        "passed",
    ),
    "in thousands": (response("We train on 60k images with 28*28 pixels."), "passed"),
    "as a shape": (response("train_images.shape gives `(60000, 28, 28)`"), "passed"),
    "as a shape without words": (response("(60000, 28, 28)"), "passed"),
    "wide and high": (
        response("The 60000 pictures of the training set are 28 pixels wide and 28 pixels high."),
        "passed",
    ),
    "in width and height": (
        response("60000 training images, each with 28 pixels in width and height"),
        "passed",
    ),
    "flattened": (response("There are 60000 training images of 784 pixels."), "passed"),
    "both splits in one sentence": (response(BOTH), "passed"),
    "respectively": (
        response("The training and test sets have 60000 and 10000 images of 28x28 respectively."),
        "passed",
    ),
    "out of all": (
        response("Of the 70000 images 60000 are for training and 10000 for testing. Size: 28 x 28."),
        "passed",
    ),
    "some of them for validation": (
        response("There are 60000 training images, of which I use 50000; each is 28x28."),
        "passed",
    ),
    "in a table": (
        response(
            "| set | images | size |\n|---|---|---|\n| train | 60000 | 28x28 |\n| test | 10000 | 28x28 |"
        ),
        "passed",
    ),
    "in a list": (
        response("- Training images: **60,000**\n- Size: **28 x 28**\n- Test images: 10,000"),
        "passed",
    ),
    "in LaTeX": (response(r"$60{,}000$ training images of $28 \times 28$"), "passed"),
    "in Spanish": (response("Hay 60.000 imágenes de entrenamiento de 28 por 28."), "passed"),
    "in German": (response("60000 Trainingsbilder, 28 mal 28 Pixel"), "passed"),
    "in Chinese": (response("训练集有60000张图片,大小为28×28。"), "passed"),  # noqa: RUF001
    "in a language unknown to us": (response("Mae 60000 o ddelweddau, 28 x 28."), "passed"),
    "over two sections": (
        a_response(section("1. Number of training images", "60000"), section("2. Their size", "28 x 28")),
        "passed",
    ),
    "the number only": (response("There are 60000 training images."), "partial"),
    "the size only": (response("The training images are 28x28."), "partial"),
    "50000": (response("There are 50,000 training images of 28x28 pixels."), "failed"),
    "numbers swapped": (
        response("There are 10,000 training images and 60,000 test images of 28x28."),
        "failed",
    ),
    "another size": (response("There are 60000 training images of 32x32 pixels."), "failed"),
    "6000": (response("6000, each 28x28", "How many training images are there?"), "failed"),
    "of the labels only": (response("There are 60000 training labels."), "not-attempted"),
    "neurons, epochs and brightness": (
        response("I trained 128 neurons for 100 epochs; pixels of the training images go up to 255."),
        "not-attempted",
    ),
    "no numbers": (response("The training images are small pictures of digits."), "not-attempted"),
    "nothing": (a_response(), "not-attempted"),
}
TEST: Table = {
    "in digits": (response("There are 10000 test images of 28x28 pixels."), "passed"),
    "in words": (response("Ten thousand test images, twenty-eight by twenty-eight."), "passed"),
    "in thousands": (response("10k images for testing, 28x28"), "passed"),
    "both splits in one sentence": (response(BOTH), "passed"),
    "the size said once, for the training images": (
        response("60000 training images of 28x28. 10000 test images of the same size."),
        "passed",
    ),
    "by heading": (response("10000, 28x28", "The test images"), "passed"),
    "of what a label names": (response("6) **Test images.** 10 000 of them, 28 by 28."), "passed"),
    "there are, of what a label names": (
        response("**Test images.** There are 1000 of them, 28 by 28."),
        "failed",
    ),
    "some, of what a sentence tells": (
        response("I looked at many of the nice test images. 213 of them are badly written. Size: 28x28."),
        "partial",
    ),
    "the number only": (response("There are 10000 test images."), "partial"),
    "1000": (response("There are 1000 test images of 28x28."), "failed"),
    "as many as for training": (response("There are 60000 test images of 28x28."), "failed"),
    "another size": (response("Training images: 28x28. The 10000 test images are 14x14."), "failed"),
    "swapped": (response("10,000 training images and 60,000 test images of 28x28."), "failed"),
    "only about training": (response("There are 60000 training images of 28x28."), "not-attempted"),
    "the size of all images": (response("All images are 28x28."), "partial"),
    "nothing": (a_response(), "not-attempted"),
}
LABELS: Table = {
    "in digits": (response("There are 60000 training labels."), "passed"),
    "by heading": (response("60,000", "Number of labels"), "passed"),
    "as a shape": (response("train_labels.shape is (60000,)"), "passed"),
    "with the images": (response("The training set has 60000 images and labels."), "passed"),
    "as many as images": (
        response("There are 60000 training images. There are just as many labels."),
        "passed",
    ),
    "one for each": (response("60000 training images, one label for each image"), "passed"),
    "of ten kinds": (response("There are 60000 training labels of 10 different classes."), "passed"),
    "beside those for testing": (response("60000 labels for training, 10000 labels for testing"), "passed"),
    "the kinds counted instead": (response("The length of the labels is 10."), "failed"),
    "there are ten": (response("There are ten training labels."), "failed"),
    "50000": (response("50000", "How many training labels are there?"), "failed"),
    "those for testing": (response("There are 10000 training labels."), "failed"),
    "only what they are": (response("The labels are the digits 0 to 9, in 10 classes."), "partial"),
    "only images": (response("There are 60000 training images."), "not-attempted"),
    "nothing": (a_response(), "not-attempted"),
}


@rows(TRAIN)
def test_training_images(student, status):
    assert run_check("train-images", student).status == status


@rows(TEST)
def test_test_images(student, status):
    assert run_check("test-images", student).status == status


@rows(LABELS)
def test_training_labels(student, status):
    assert run_check("train-labels", student).status == status


@pytest.mark.parametrize(
    ("heading", "text", "status"),
    [
        ("Question 6", "60000", "passed"),
        ("6.", "60000", "passed"),
        ("Question 5", "60000", "not-attempted"),
        ("Question 6", "50000", "not-attempted"),
    ],
)
def test_a_number_under_the_number_of_its_question_counts(heading, text, status):
    assert run_check("train-labels", response(text, heading), question=6).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("10000 test labels", "passed"),
        ("60000 test labels", "failed"),
        ("60000 training labels", "not-attempted"),
    ],
)
def test_test_labels(text, status):
    assert run_check("test-labels", response(text)).status == status


def test_a_wrong_number_is_shown_and_the_right_one_is_not_given_away():
    verdict = run_check("train-images", response("There are 50,000 training images of 28x28 pixels."))
    assert verdict.found == "50000"
    assert "60000" not in f"{verdict.message} {verdict.expected} {verdict.hint}"
    assert (verdict.cell, verdict.line) == (None, 3)
