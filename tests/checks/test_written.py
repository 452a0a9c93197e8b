"""Questions answered in words."""

from __future__ import annotations

import pytest

from grader.checks.answers.writing import Writing
from grader.checks.written import judge_answer
from grader.facts import CellRun, Prose, Run
from grader.records import Misconception, Question
from grader.testing import a_response, an_evidence

from .tables import section

SPLIT = Question(
    "why-split", "Why two sets of images?", "What is the second set for?", ("test set", "unseen", "split")
)
RELU = Question(
    "relu-and-softmax",
    "What do ReLU and softmax do?",
    "Your network uses ReLU in its hidden layer and softmax in its last one. Say what each does.",
    ("relu", "softmax", "activation"),
    (
        Misconception(r"softmax[^.]{0,80}(largest|highest)[^.]{0,40}\bto (1|one)\b", "Print one prediction."),
        Misconception(r"relu[^.]{0,60}random", "Look up what it does."),
    ),
)
TEN = Question(
    "why-ten", "Why ten neurons at the end?", "What does each of them stand for?", ("ten", "10", "neurons")
)
LOSS = Question(
    "loss-and-optimizer", "How do loss and optimizer work together?", "Explain.", ("loss", "optimizer")
)
QUESTIONS = (SPLIT, RELU, TEN, LOSS)

GOOD = "ReLU drops what is negative, softmax turns scores into shares."
HANDED_OUT = Prose(
    "Build it from a dense layer with ReLU and one with softmax, with ten neurons.", "Build the model"
)
REFERENCE = an_evidence(prose=[HANDED_OUT])


def judged(student, question=RELU):
    return judge_answer(Writing(student, REFERENCE, QUESTIONS), question)


def notebook(*texts):
    """A notebook whose markdown cells say this, as (heading, text)."""
    prose = [Prose(text, heading, cell=cell, line=10 * cell) for cell, (heading, text) in enumerate(texts, 1)]
    return an_evidence(prose=prose)


ANSWERED = {
    "under the title": notebook((RELU.title, GOOD)),
    "below the prompt in the same cell": notebook((RELU.title, f"{RELU.prompt}\n\n{GOOD}")),
    "right after the prompt, without a blank line": notebook((RELU.title, f"{RELU.prompt} {GOOD}")),
    "in a cell after the prompt": notebook((RELU.title, RELU.prompt), (RELU.title, GOOD)),
    "after the word answer": notebook((RELU.title, f"**Answer:** {GOOD}")),
    "as a list": notebook((RELU.title, f"- {GOOD}\n- And so on.")),
    "under a heading of one's own": notebook(("2. What relu and softmax do", GOOD)),
    "under a heading that says little": notebook(("Thoughts", GOOD)),
    "without any heading": notebook(("", GOOD)),
    "by number": notebook(("Question 2", "It drops what is negative; the other one makes shares.")),
    "by a bare number": notebook(("2.", "It drops what is negative; the other one makes shares.")),
    "in another language, under the title": notebook((RELU.title, "ReLU setzt alles Negative auf 0.")),
    "together with another question": notebook(("Relu, softmax and why ten neurons", GOOD)),
    "all answers in one section": notebook(
        ("Answers", f"{GOOD} The loss is what the optimizer makes small.")
    ),
    "inside the answer to another question": notebook((TEN.title, f"One each. An activation: {GOOD}")),
    "under a title with other words around": notebook(("So what do ReLU and softmax do here?", "They bend.")),
    "short": notebook((RELU.title, "Bending.")),
    "by number, before a title in another language": notebook(
        ("Aufgabe 2 \u2013 Aktivierungen", "Die eine biegt, die andere verteilt.")
    ),
    "by number, before a title that asks": notebook(("2. \u00c0 quoi servent-elles ?", "L'une plie.")),
    "in a script without blanks": notebook(("\u7b2c\u4e8c\u9898", "\u7528relu\u628a, softmax\u7ed9")),
    "in a response": a_response(section("Relu and softmax", GOOD)),
}
UNANSWERED = {
    "nothing": notebook(),
    "only the prompt": notebook((RELU.title, RELU.prompt)),
    "only the prompt, wrapped differently": notebook((RELU.title, RELU.prompt.replace(". ", ".\n"))),
    "a placeholder": notebook((RELU.title, "*Your answer here*")),
    "another placeholder": notebook((RELU.title, "Write your answer here.")),
    "a placeholder below the prompt": notebook((RELU.title, f"{RELU.prompt}\n\n_Type your answer here..._")),
    "dots": notebook((RELU.title, "...")),
    "an empty list": notebook((RELU.title, "- \n- \n")),
    "a comment": notebook((RELU.title, "<!-- question: relu-and-softmax -->")),
    "the word answer": notebook((RELU.title, "**Answer:**")),
    "double click": notebook((RELU.title, "Double-click to edit this cell.")),
    "what the hand-out says": notebook((HANDED_OUT.heading, HANDED_OUT.text)),
    "the answer to another question": notebook((LOSS.title, "The optimizer makes the loss small.")),
    "a heading without words": notebook((RELU.title, "")),
    "small talk": notebook(("Hello", "I had fun with this.")),
    "only a picture": notebook((RELU.title, "![relu and softmax](relu.png)")),
    "the word empty": notebook((RELU.title, "(empty)")),
    "a numbered title of something else": notebook(("2. Load the data", "It comes from a file.")),
    "another number": notebook(("Question 4", "They go together.")),
    "a response that speaks of other things": a_response(section("Training images", "60000 of 28x28")),
}


@pytest.mark.parametrize("student", ANSWERED.values(), ids=ANSWERED)
def test_what_is_answered_waits_for_a_person(student):
    assert judged(student).status == "pending"


@pytest.mark.parametrize("student", UNANSWERED.values(), ids=UNANSWERED)
def test_what_is_not_answered_is_not_attempted(student):
    assert judged(student).status == "not-attempted"


def test_a_misconception_is_advised_on_and_costs_nothing():
    verdict = judged(notebook((RELU.title, "Softmax sets the largest value to 1.")))
    assert (verdict.status, verdict.hint) == ("pending", "Print one prediction.")


def test_emphasis_hides_no_misconception():
    verdict = judged(notebook((RELU.title, "**Softmax** sets the *largest* value to `one`.")))
    assert verdict.hint == "Print one prediction."


@pytest.mark.parametrize(
    "text",
    [
        "Softmax does not set the largest value to 1.",
        "Softmax doesn't set the largest value to 1.",
        "It is a misconception that softmax sets the largest value to 1.",
        "Softmax gives shares, rather than setting the largest to 1.",
    ],
)
def test_who_denies_a_misconception_gets_no_advice(text):
    assert judged(notebook((RELU.title, text))).hint is None


def test_a_denial_elsewhere_hides_no_misconception():
    text = "It is not linear. Softmax sets the largest value to 1, not to 2."
    assert judged(notebook((RELU.title, text))).hint == "Print one prediction."


def test_a_right_answer_gets_no_advice():
    assert judged(notebook((RELU.title, GOOD))).hint is None


def test_the_prompt_itself_matches_no_misconception():
    question = Question("q", "Title", "Is it true that relu is random?", ("relu",), RELU.misconceptions)
    student = notebook(("Title", f"{question.prompt}\n\nNo."))
    verdict = judge_answer(Writing(student, REFERENCE, (question,)), question)
    assert (verdict.status, verdict.hint) == ("pending", None)


def test_the_answer_is_quoted_without_the_prompt():
    verdict = judged(notebook((RELU.title, f"{RELU.prompt}\n\n{GOOD}")))
    assert verdict.found == GOOD


def test_a_long_answer_is_quoted_in_part():
    verdict = judged(notebook((RELU.title, "Bending and more bending. " * 100)))
    assert verdict.found.endswith("… (all of it counts)")
    assert len(verdict.found) < 310


def test_an_answer_is_located_in_its_cell():
    student = an_evidence(prose=[Prose(GOOD, RELU.title, cell=2, line=24)], lines={2: 20})
    verdict = judged(student)
    assert (verdict.cell, verdict.line) == (2, 5)


def test_an_answer_in_a_response_is_located_by_its_raw_line():
    verdict = judged(a_response(section("Relu and softmax", GOOD, line=12)))
    assert (verdict.cell, verdict.line) == (None, 12)


def test_an_answer_that_is_printed_is_found():
    output = {"output_type": "stream", "name": "stdout", "text": f"{GOOD} That is why it has them.\n"}
    student = an_evidence(run=Run("finished", cells=(CellRun(4, "ok", outputs=(output,)),)))
    assert judged(student).cell == 4


def test_what_training_prints_is_no_answer():
    line = "1875/1875 - 3s - 2ms/step - accuracy: 0.93 - loss: 0.24\n"
    output = {"output_type": "stream", "name": "stdout", "text": line * 5 + "optimizer: adam, loss: 0.2\n"}
    student = an_evidence(run=Run("finished", cells=(CellRun(4, "ok", outputs=(output,)),)))
    assert judged(student, LOSS).status == "not-attempted"


def test_one_answer_is_not_taken_for_all_questions():
    student = notebook((RELU.title, GOOD))
    assert [judged(student, each).status for each in (SPLIT, TEN, LOSS)] == ["not-attempted"] * 3


def test_the_number_of_a_heading_is_no_keyword():
    student = notebook(("10. The histogram", "The bar of the 3 is the highest."))
    assert judged(student, TEN).status == "not-attempted"


@pytest.mark.parametrize("heading", ["Question 10", "10.", "Task 10 \u2013 The histogram"])
def test_the_number_of_a_question_is_no_keyword(heading):
    assert judged(notebook((heading, "It is the highest.")), TEN).status == "not-attempted"


def test_a_number_with_grouped_digits_is_no_keyword():
    student = notebook(("Data", "There are 10,000 images and I like neurons."))
    assert judged(student, TEN).status == "not-attempted"
