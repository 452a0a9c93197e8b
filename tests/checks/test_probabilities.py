"""Whether the network's answers are probabilities."""

from __future__ import annotations

import math

from grader.facts import Answer, Axes, Layer, Rows
from grader.testing import (
    VALUES,
    a_compiled,
    a_figure,
    a_fit,
    a_measurement,
    a_model,
    a_pick,
    a_prediction,
    an_evidence,
    run_check,
)

from .tables import Table, rows

HIDDEN = Layer("Dense", units=128, activation="relu", parameters=100)
SCORES = Rows(256, 10, -12.0, 15.0, -3.0, 20.0, probabilities=False)
NAN = Rows(256, 10, None, None, None, None, probabilities=False)
LOGITS = tuple(math.log(value) for value in VALUES)


def dense(activation):
    return Layer("Dense", units=10, activation=activation, parameters=100)


def ending(*layers, fresh=SCORES, from_logits=False, **changes):
    """A measured network with these layers at its end."""
    return an_evidence(
        **{
            "models": [a_model(layers=(HIDDEN, *layers), compiled=a_compiled(from_logits=from_logits))],
            "predictions": [
                a_prediction(probabilities=fresh.probabilities, sample=(Answer("test", 0, LOGITS),))
            ],
            "figures": [],
            "measured": a_measurement(layers=(HIDDEN, *layers), fresh=fresh, answers=()),
            **changes,
        }
    )


def unmeasured(*layers, said=None, form="sequential"):
    return an_evidence(
        models=[a_model(layers=(HIDDEN, *layers), form=form)],
        predictions=[a_prediction(probabilities=said)],
        measured=a_measurement(rebuilt=False),
        figures=[],
    )


def computing(*steps):
    """A class of one's own that predicted nothing; what it was seen to compute."""
    operations = (Layer("MatMul", units=10, activation="linear"), *steps)
    model = a_model(form="subclass", operations=operations, compiled=a_compiled(from_logits=True))
    return an_evidence(models=[model], predictions=[], measured=a_measurement(rebuilt=False), figures=[])


RIGHT = Rows(256, 10, 0.0, 1.0, 1.0, 1.0, probabilities=True)
LINEAR = a_model(layers=(HIDDEN, dense("linear")))
AROUND = a_model(id=2, parts=(1,), layers=(HIDDEN, dense("linear"), Layer("Softmax")), compiled=None)
TWIN = a_model(id=3, layers=(HIDDEN, dense("linear"), Layer("Softmax")), compiled=None)

TABLE: Table = {
    "in the last layer": (an_evidence(), "passed"),
    "as an activation layer": (
        ending(dense("linear"), Layer("Activation", activation="softmax"), fresh=RIGHT),
        "passed",
    ),
    "as a softmax layer": (ending(dense("linear"), Layer("Softmax"), fresh=RIGHT), "passed"),
    "in a class of one's own, by what it answers": (ending(dense("linear"), fresh=RIGHT), "passed"),
    "by TensorFlow's own name": (unmeasured(dense("softmax_v2")), "passed"),
    "twice": (ending(dense("softmax"), Layer("Softmax"), fresh=RIGHT), "passed"),
    "scores, and a probability model around the network": (
        ending(dense("linear"), models=[LINEAR, AROUND], from_logits=True),
        "passed",
    ),
    "scores, and a probability model that shares its layers": (
        ending(
            dense("linear"),
            models=[LINEAR, TWIN],
            predictions=[a_prediction(model=3), a_prediction(probabilities=False)],
            picks=[a_pick(model=1)],
        ),
        "passed",
    ),
    "scores, turned by hand before they are drawn": (
        ending(dense("linear"), figures=[a_figure(Axes(bars=VALUES))]),
        "passed",
    ),
    "only observed, in the last layer": (unmeasured(dense("softmax")), "passed"),
    "only observed, by what it predicts": (unmeasured(Layer("Lambda"), said=True), "passed"),
    "scores, with a loss that expects them": (ending(dense("linear"), from_logits=True), "partial"),
    "sigmoid": (ending(dense("sigmoid")), "failed"),
    "scores without more": (ending(dense("linear")), "failed"),
    "relu": (ending(dense("relu")), "failed"),
    "softmax before the last layer": (
        ending(Layer("Dense", units=64, activation="softmax"), dense("linear")),
        "failed",
    ),
    "NaN": (ending(dense("softmax"), fresh=NAN), "failed"),
    "logarithms of probabilities, taken for probabilities": (ending(dense("log_softmax")), "failed"),
    "logarithms of probabilities, as the loss expects": (
        ending(dense("log_softmax"), from_logits=True),
        "partial",
    ),
    "seen in what code of one's own computes": (computing(Layer("Softmax")), "passed"),
    "sigmoid in code of one's own": (computing(Layer("Sigmoid", activation="sigmoid")), "failed"),
    "scores of code of one's own, never called": (computing(), "partial"),
    "only observed, scores": (unmeasured(dense("linear"), said=False), "failed"),
    "only observed, never predicted": (unmeasured(dense("linear")), "failed"),
    "the run says softmax, the rebuilt network gives scores": (
        an_evidence(measured=a_measurement(fresh=SCORES), figures=[]),
        "failed",
    ),
    "bars of label shares do not make probabilities": (
        ending(dense("linear"), figures=[a_figure(Axes(bars=(0.1,) * 10))]),
        "failed",
    ),
    "nothing to be seen": (unmeasured(Layer("Lambda"), form="subclass"), "pending"),
    "no network": (an_evidence(models=[], measured=None), "not-attempted"),
}


@rows(TABLE)
def test_softmax(student, status):
    assert run_check("softmax", student).status == status


def test_a_double_softmax_is_explained():
    verdict = run_check("softmax", ending(dense("softmax"), Layer("Softmax"), fresh=RIGHT))
    assert "twice" in verdict.message


def test_one_softmax_is_not_called_double():
    assert "twice" not in run_check("softmax", ending(dense("linear"), Layer("Softmax"), fresh=RIGHT)).message


def test_sigmoid_is_explained():
    assert "sigmoid" in run_check("softmax", ending(dense("sigmoid"))).message


def test_what_follows_outside_the_network_rests_on_the_run():
    student = ending(dense("linear"), models=[LINEAR, AROUND])
    assert run_check("softmax", student).rests_on == "observed"


def test_a_separately_trained_model_is_no_probability_model():
    other = a_model(id=2, names=("other",))
    student = ending(
        dense("linear"),
        models=[LINEAR, other],
        predictions=[a_prediction(model=2), a_prediction(probabilities=False)],
        fits=[a_fit(), a_fit(model=2, number=2)],
        picks=[a_pick(model=1)],
    )
    assert run_check("softmax", student).status == "failed"
