"""Advice on the well-known misconceptions of the shipped questions, and silence where they are denied."""

from __future__ import annotations

from grader.assignment import load_assignment
from grader.checks.answers.writing import Writing
from grader.checks.written import judge_answer
from grader.facts import Prose
from grader.testing import an_evidence

from ...conftest import ROOT
from ...tables import table

SPLIT, RELU, TEN, LOSS = load_assignment(ROOT / "assignment").questions

SHOWN = {
    "softmax picks": (RELU, "Softmax sets the largest to 1 and the rest to 0."),
    "softmax picks, the others": (RELU, "softmax: one stays, all others become 0"),
    "softmax picks, assigned": (RELU, "Softmax will assign the highest probability to one."),
    "softmax picks, in german": (RELU, "Softmax setzt den größten Wert auf 1 und den Rest auf 0."),
    "softmax picks, in spanish": (RELU, "Softmax cambia el valor mayor a uno."),
    "compile trains": (LOSS, "Compile trains the model."),
    "compile produces": (LOSS, "compile() produces the parameters"),
    "ten because we say so": (TEN, "There are 10 because we said 10."),
    "ten as one wishes": (TEN, "Ten neurons, because I chose ten."),
    "fifty thousand": (SPLIT, "We train with 50,000 images."),
    "length of the labels": (SPLIT, "The length of the training labels is 10."),
    "accuracy of one image": (LOSS, "The accuracy of 0.97 is the probability that this image is a 7."),
}
NOT_SHOWN = {
    "softmax does not pick": (RELU, "Softmax does not set the largest to 1 and the rest to 0."),
    "softmax never picks": (RELU, "Softmax never sets the largest value to one."),
    "softmax does not pick, in german": (RELU, "Softmax setzt den größten Wert nicht auf 1."),
    "softmax sums": (RELU, "Softmax makes the largest score the largest probability; all add up to 1."),
    "compile does not train": (LOSS, "Compile doesn't train the model, fit does."),
    "ten for a reason": (TEN, "Ten because there are ten digits, not because we say ten."),
    "another number": (SPLIT, "We train with 60,000 images, and there are 150 batches."),
    "ten thousand labels": (SPLIT, "The length of the test labels is 10 000."),
    "accuracy of all": (
        LOSS,
        "The accuracy is the share of right answers, not the probability of this image.",
    ),
}


def advice(question, text):
    student = an_evidence(prose=[Prose(text, question.title, cell=2)])
    return judge_answer(Writing(student, an_evidence(prose=[]), (question,)), question)


@table(("question", "text"), SHOWN)
def test_a_misconception_is_advised_on(question, text):
    verdict = advice(question, text)
    assert verdict.status == "pending"
    assert verdict.hint


@table(("question", "text"), NOT_SHOWN)
def test_what_is_right_or_denied_gets_no_advice(question, text):
    verdict = advice(question, text)
    assert (verdict.status, verdict.hint) == ("pending", None)
