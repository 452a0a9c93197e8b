"""The hidden layer."""

from __future__ import annotations

import pytest

from grader.facts import Layer, Note
from grader.testing import a_measurement, a_model, an_evidence, run_check

from .tables import Table, rows

FLAT = Layer("Flatten")
OUT = Layer("Dense", units=10, activation="softmax", parameters=1290)


def dense(activation, units=128):
    return Layer("Dense", units=units, activation=activation, parameters=100)


def built(*layers, form="sequential", rebuilt=True):
    """A network that both the run and the verifier say has these layers."""
    measured = (
        a_measurement(layers=layers) if rebuilt else a_measurement(rebuilt=False, why_not="It has no config.")
    )
    return an_evidence(models=[a_model(layers=layers, form=form)], measured=measured)


TABLE: Table = {
    "in a dense layer": (an_evidence(), "passed"),
    "as a layer of its own": (
        built(FLAT, dense("linear"), Layer("Activation", activation="relu"), OUT),
        "passed",
    ),
    "as a ReLU layer": (built(FLAT, dense("linear"), Layer("ReLU"), OUT), "passed"),
    "in a convolution": (
        built(Layer("Conv2D", units=32, activation="relu", parameters=320), FLAT, OUT),
        "passed",
    ),
    "in one of several hidden layers": (built(FLAT, dense("tanh"), dense("relu"), OUT), "passed"),
    "before dropout": (built(FLAT, dense("relu"), Layer("Dropout"), OUT), "passed"),
    "with a softmax layer at the end": (
        built(FLAT, dense("relu"), dense("linear", 10), Layer("Softmax")),
        "passed",
    ),
    "as an operation of a functional model": (
        built(FLAT, dense("linear"), Layer("Relu"), OUT, form="functional"),
        "passed",
    ),
    "seen in a class of one's own": (built(FLAT, dense("relu"), OUT, form="subclass"), "passed"),
    "only observed": (built(FLAT, dense("relu"), OUT, rebuilt=False), "passed"),
    "leaky": (built(FLAT, dense("linear"), Layer("LeakyReLU"), OUT), "partial"),
    "gelu": (built(FLAT, dense("gelu"), OUT), "partial"),
    "sigmoid": (built(FLAT, dense("sigmoid"), OUT), "failed"),
    "tanh": (built(FLAT, dense("tanh"), OUT), "failed"),
    "no activation": (built(FLAT, dense("linear"), OUT), "failed"),
    "no hidden layer": (built(FLAT, OUT), "failed"),
    "relu at the output only": (built(FLAT, dense("tanh"), dense("relu", 10)), "failed"),
    "softmax in the hidden layer": (built(FLAT, dense("softmax"), OUT), "failed"),
    "the run says relu, the rebuilt network has none": (
        an_evidence(measured=a_measurement(layers=(FLAT, dense("tanh"), OUT))),
        "failed",
    ),
    "a class of one's own that shows nothing": (built(dense("linear"), OUT, form="subclass"), "pending"),
    "no layers known": (built(rebuilt=False, form="subclass"), "pending"),
    "no network": (an_evidence(models=[], measured=None), "not-attempted"),
    "no network, because a package is missing": (
        an_evidence(
            models=[], measured=None, notes=[Note("missing-package", "No keras_tuner.", "keras_tuner")]
        ),
        "pending",
    ),
}


LINES = (dense("linear"), OUT)


def computing(*activations, declared=LINES, form="subclass"):
    """A network with code of the student's own, which was seen to compute this between its two layers."""
    steps = [
        Layer("MatMul", units=128, activation="linear"),
        *(Layer("Step", activation=a) for a in activations),
    ]
    model = a_model(
        layers=declared, form=form, operations=(*steps, Layer("MatMul", units=10), Layer("Softmax"))
    )
    return an_evidence(models=[model], measured=a_measurement(rebuilt=False))


SEEN_TABLE: Table = {
    "relu": (computing("relu"), "passed"),
    "relu in a lambda": (computing("relu", declared=(dense("<lambda>"), OUT), form="sequential"), "passed"),
    "leaky relu": (computing("leaky_relu"), "partial"),
    "tanh": (computing("tanh"), "failed"),
    "nothing": (computing(), "failed"),
    "something bent in a way of one's own": (computing("tf.greater"), "pending"),
    "relu that is declared but never applied": (computing("tanh", declared=(dense("relu"), OUT)), "failed"),
}


@rows(SEEN_TABLE)
def test_what_code_of_ones_own_computes_decides(student, status):
    verdict = run_check("hidden-relu", student)
    assert (verdict.status, verdict.rests_on) == (status, "observed")


OWN_TABLE: Table = {
    "only a function of one's own": (built(FLAT, dense("<lambda>"), OUT), "pending"),
    "relu beside it": (built(FLAT, dense("my_relu"), dense("relu"), OUT), "passed"),
    "an activation that Keras knows": (built(FLAT, dense("hard_tanh"), OUT), "failed"),
}


@rows(OWN_TABLE)
def test_a_function_of_ones_own_is_for_a_person_to_read(student, status):
    assert run_check("hidden-relu", student).status == status


@rows(TABLE)
def test_hidden_relu(student, status):
    assert run_check("hidden-relu", student).status == status


def test_the_verdict_rests_on_what_was_measured():
    assert run_check("hidden-relu", an_evidence()).rests_on == "measured"


@pytest.mark.parametrize("activation", ["relu", "tanh", "elu"])
def test_without_a_rebuilt_network_it_rests_on_the_run_and_says_so(activation):
    verdict = run_check("hidden-relu", built(FLAT, dense(activation), OUT, rebuilt=False))
    assert verdict.rests_on == "observed"
    assert "It has no config" in verdict.message


def test_a_failure_says_what_was_found_and_where():
    verdict = run_check("hidden-relu", built(FLAT, dense("tanh"), OUT))
    assert (verdict.found, verdict.cell) == ("tanh", 3)
    assert "`model` (cell 3)" in verdict.message
    assert verdict.hint


def test_the_share_for_a_relative_is_an_option():
    assert run_check("hidden-relu", built(FLAT, dense("elu"), OUT), relative=0.8).fraction == 0.8
