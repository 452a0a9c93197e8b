"""The numeral that argmax gave, as written responses state it."""

from __future__ import annotations

import pytest

from grader.testing import a_response, run_check

from ..tables import Table, response, rows, section

HEADING = "The numeral that np.argmax gives"
ARRAY = "[[1e-05 0.1 0.0 0.0 0.0 0.0 0.0 0.89 0.0 0.01]]"

TABLE: Table = {
    "in digits": (response("It is 7.", HEADING), "passed"),
    "in words": (response("np.argmax returns seven."), "passed"),
    "bold": (response("The predicted numeral is **7**."), "passed"),
    "as code": (response("`np.argmax(predictions[0])` gives `7`"), "passed"),
    "alone": (response("7", HEADING), "passed"),
    "one": (response("The prediction is one.", HEADING), "passed"),
    "as a class": (response("The network predicts class 7 for test image 0."), "passed"),
    "at an index": (response("argmax returns index 7, so the numeral is 7."), "passed"),
    "with the image's number": (
        response("I took test image number 18. `np.argmax(predictions[18])` gave 3."),
        "passed",
    ),
    "with a share": (response("The network predicts a 7 with 99.8 % probability."), "passed"),
    "with the array": (response(f"{ARRAY}\n\nnp.argmax gives 7."), "passed"),
    "with the label": (response("The prediction is 7. The true label is 7 as well."), "passed"),
    "wrong about the label": (response("The prediction is 6, but the actual label is 5.", HEADING), "passed"),
    "with a doubt": (response("It is a 3, but it is nearly closed, so it could be an 8.", HEADING), "passed"),
    "among other sections": (
        a_response(section("Network", "It has 2 layers."), section("8. Prediction", "The digit is 4.")),
        "passed",
    ),
    "with all the numerals there are": (response("Out of 0 to 9 the prediction is 2."), "passed"),
    "after an arrow": (response("np.argmax(prediction[0]) -> 9"), "passed"),
    "of argmax, beside pronouns": (
        response("`np.argmax` of that is **6**. There are ten: one slice per digit!", "The digit"),
        "passed",
    ),
    "one slice": (
        response("Also why there are ten digits at the end: one slice each.", "Softmax"),
        "not-attempted",
    ),
    "a one": (response("The network says it is a one."), "passed"),
    "at the place of the largest": (response("The highest probability is at index 7."), "passed"),
    "for the largest": (response("The highest probability was for 7."), "passed"),
    "the image of the largest": (
        response("The highest probability for the image at index 5 is near 1."),
        "not-attempted",
    ),
    "what is to be done": (response("Modify the predict function for the value 7."), "not-attempted"),
    "in German": (response("Die Vorhersage ist eine 7."), "passed"),
    "in Spanish": (response("La predicción es 7."), "passed"),
    "no numeral": (response("The prediction is 12.", HEADING), "failed"),
    "the number of an image": (response("The predicted numeral is 53421."), "failed"),
    "a hundred": (response("np.argmax gives 100"), "failed"),
    "ten": (response("np.argmax gives ten"), "failed"),
    "two numerals": (response("The prediction is 4. The prediction is 9.", HEADING), "pending"),
    "the array says otherwise": (response(f"{ARRAY}\n\nnp.argmax gives 3."), "pending"),
    "two numerals, one of them maybe": (response("It is a 3 or an 8", HEADING), "pending"),
    "only how": (response("np.argmax finds the largest of the 10 probabilities."), "not-attempted"),
    "only the array": (response(f"The prediction: {ARRAY}"), "not-attempted"),
    "only the number of the image": (response("I predict test image 5."), "not-attempted"),
    "nothing about a prediction": (response("The images are 28x28."), "not-attempted"),
    "nothing": (a_response(), "not-attempted"),
}


@rows(TABLE)
def test_argmax_stated(student, status):
    assert run_check("argmax", student).status == status


@pytest.mark.parametrize(
    ("heading", "text", "status"),
    [
        ("Question 8", "It said 3.", "passed"),
        ("8)", "3", "passed"),
        ("8)", "3, or 8", "pending"),
        ("Question 7", "3 of them.", "not-attempted"),
        ("Question 8", "It said nothing.", "not-attempted"),
    ],
)
def test_a_numeral_under_the_number_of_its_question_counts(heading, text, status):
    student = a_response(section("Question 3", "One for every numeral."), section(heading, text))
    assert run_check("argmax", student, question=8).status == status


def test_the_numeral_is_what_was_found():
    assert run_check("argmax", response("It gave 7.", HEADING)).found == "7"


@pytest.mark.parametrize("numeral", range(10))
def test_every_numeral_can_be_stated(numeral):
    assert run_check("argmax", response(f"np.argmax gives {numeral}.")).status == "passed"
