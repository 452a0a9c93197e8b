"""Pictures linked in a written response."""

from __future__ import annotations

from grader.testing import a_response, run_check

from ..tables import Table, a_picture, rows, section

MISSING = "There is no file of this name."
IMAGE, HISTOGRAM = a_picture("digit-18.png"), a_picture("probabilities.png")


def linking(*pictures):
    return a_response(pictures=pictures)


def linking_code(code, picture):
    return a_response(section(picture.heading, code), pictures=(picture,))


IMAGES: Table = {
    "by name": (linking(IMAGE), "passed"),
    "by the words instead of it": (linking(a_picture("a.png", alt="the selected image")), "passed"),
    "by heading": (linking(a_picture("a.png", heading="9. The image")), "passed"),
    "beside its histogram": (linking(HISTOGRAM, IMAGE), "passed"),
    "under one heading with its histogram": (
        linking(
            a_picture("seven.png", "The image and its histogram", alt="the digit"),
            a_picture("hist.png", "The image and its histogram"),
        ),
        "passed",
    ),
    "as the first of two without words": (linking(a_picture("1.png"), a_picture("2.png")), "passed"),
    "in another language": (linking(a_picture("bild.png")), "passed"),
    "missing first, then found": (linking(a_picture("digit.png", problem=MISSING), IMAGE), "passed"),
    "missing": (linking(a_picture("digit.png", problem=MISSING)), "failed"),
    "the only picture, without words, is missing": (linking(a_picture("a.png", problem=MISSING)), "failed"),
    "not a picture": (linking(a_picture("digit.png", problem="It is not a picture.")), "failed"),
    "one pixel": (linking(a_picture("digit.png", width=1, height=1)), "failed"),
    "one picture without words": (linking(a_picture("a.png")), "pending"),
    "swapped with the histogram": (
        linking(a_picture("probabilities.png", alt="digit"), a_picture("digit.png", alt="hist")),
        "pending",
    ),
    "two histograms": (linking(HISTOGRAM, a_picture("hist.png")), "pending"),
    "one picture for both": (linking(a_picture("out.png", "The image and its histogram")), "passed"),
    "one picture of something and its histogram": (
        linking(a_picture("sheet.jpg", alt="test frame 42 and its histogram")),
        "passed",
    ),
    "one picture of a numbered digit and its bars": (
        linking(a_picture("a.jpg", alt="digit no. 7 with bars")),
        "passed",
    ),
    "a prediction and its histogram": (
        linking(a_picture("a.jpg", alt="the prediction and its histogram")),
        "not-attempted",
    ),
    "one picture said to be both": (linking(a_picture("out.png", alt="digit (left) and bars")), "passed"),
    "by the words beside it": (linking(a_picture("a.png", words="This is the picture I took:")), "passed"),
    "beside another one, under a heading for both": (
        linking(
            a_picture("1.png", "The image and its histogram"),
            a_picture("hist.png", "The image and its histogram"),
        ),
        "passed",
    ),
    "on the left of its histogram": (
        linking(a_picture("a.png", words="Image on the left and histogram on the right:")),
        "passed",
    ),
    "said to be on the left": (
        linking(a_picture("a.png", words="My image is on the left, the probabilities are on the right.")),
        "passed",
    ),
    "in a folder called after bars": (linking(a_picture("bars/digit.png")), "passed"),
    "drawn by the code beside it": (linking_code("plt.imshow(x)", a_picture("a.png", "6")), "passed"),
    "one picture named as a histogram, under a heading for both": (
        linking(a_picture("hist.png", "The image and its histogram")),
        "pending",
    ),
    "a curve of the loss": (linking(a_picture("loss.png", "The image")), "not-attempted"),
    "only the histogram": (linking(HISTOGRAM), "not-attempted"),
    "no picture": (linking(), "not-attempted"),
}
HISTOGRAMS: Table = {
    "by name": (linking(HISTOGRAM), "passed"),
    "as a histogram": (linking(a_picture("hist_7.jpg")), "passed"),
    "as a bar chart": (linking(a_picture("x.png", alt="bar chart of the prediction")), "passed"),
    "by heading": (linking(a_picture("a.png", heading="Histogram of its class probabilities")), "passed"),
    "of the image": (linking(a_picture("image_histogram.png")), "passed"),
    "as the second of two without words": (linking(a_picture("1.png"), a_picture("2.png")), "passed"),
    "beside the image": (linking(IMAGE, HISTOGRAM), "passed"),
    "missing": (linking(a_picture("histogram.png", problem=MISSING)), "failed"),
    "both missing": (
        linking(a_picture("1.png", problem=MISSING), a_picture("2.png", problem=MISSING)),
        "failed",
    ),
    "on the web": (linking(a_picture("https://x.org/hist", alt="histogram", problem=MISSING)), "pending"),
    "not a picture": (linking(a_picture("bars.png", problem="It is not a picture.")), "failed"),
    "tiny": (linking(a_picture("bars.png", width=4, height=4)), "failed"),
    "one picture without words": (linking(a_picture("a.png")), "pending"),
    "two images": (linking(IMAGE, a_picture("digit-19.png")), "pending"),
    "one picture for both": (
        linking(a_picture("out.png", "A plot of the image and the histogram")),
        "passed",
    ),
    "drawn by the code beside it": (
        linking_code("plt.imshow(x)\nplt.bar(range(10), p)", a_picture("a.png", "6")),
        "passed",
    ),
    "swapped in their names": (
        linking(a_picture("1.png", words="Bars:"), a_picture("2.png", words="Image:")),
        "passed",
    ),
    "named after an image, beside words for a plot": (
        linking(a_picture("7.png", "Your plot", "digit")),
        "pending",
    ),
    "a curve of the accuracy": (
        linking(a_picture("a.png", words="training and test accuracy")),
        "not-attempted",
    ),
    "only the image": (linking(IMAGE), "not-attempted"),
    "no picture": (linking(), "not-attempted"),
}


@rows(IMAGES)
def test_the_selected_image(student, status):
    assert run_check("image-figure", student).status == status


@rows(HISTOGRAMS)
def test_the_histogram(student, status):
    assert run_check("probability-figure", student).status == status


def test_a_missing_file_is_named_and_located():
    verdict = run_check("image-figure", linking(a_picture("digit.png", problem=MISSING)))
    assert "digit.png" in verdict.message
    assert MISSING in verdict.message
    assert (verdict.cell, verdict.line) == (None, 8)


def test_of_several_broken_pictures_that_of_the_subject_is_named():
    broken = [a_picture(name, problem=MISSING) for name in ("1.png", "2.png", "3.png")]
    assert "1.png" in run_check("image-figure", linking(*broken)).message
    assert "3.png" in run_check("probability-figure", linking(*broken)).message


def test_a_broken_picture_says_what_was_found_and_what_to_do_next():
    verdict = run_check("image-figure", linking(a_picture("digit.png", problem=MISSING)))
    assert "digit.png" in verdict.found
    assert verdict.expected
    assert verdict.hint
