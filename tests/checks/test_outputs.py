"""How many numbers the network answers with."""

from __future__ import annotations

from grader.facts import Layer, Rows
from grader.testing import a_measurement, a_model, a_prediction, an_evidence, run_check

from .tables import Table, rows


def answering(columns):
    """A network of so many outputs, as its run and the verifier say."""
    fresh = Rows(256, columns, 0.0, 1.0, 1.0, 1.0, probabilities=True)
    return an_evidence(models=[a_model(output_shape=(None, columns))], measured=a_measurement(fresh=fresh))


def unmeasured(**changes):
    return an_evidence(
        models=[a_model(**changes)],
        predictions=[a_prediction(output_shape=None)],
        measured=a_measurement(rebuilt=False, fresh=None),
    )


TABLE: Table = {
    "ten, measured": (an_evidence(), "passed"),
    "ten, of a class of one's own": (
        unmeasured(form="subclass", layers=(), output_shape=(None, 10)),
        "passed",
    ),
    "ten, known from the last layer": (unmeasured(output_shape=None), "passed"),
    "ten, known from a prediction": (
        an_evidence(models=[a_model(output_shape=None, layers=())], measured=None),
        "passed",
    ),
    "ten, known from one image": (
        an_evidence(
            models=[a_model(output_shape=None, layers=())],
            predictions=[a_prediction(output_shape=(1, 10))],
            measured=None,
        ),
        "passed",
    ),
    "ten, with a measurement of another model": (
        an_evidence(measured=a_measurement(model=99, fresh=Rows(9, 3, 0, 1, 1, 1, probabilities=True))),
        "passed",
    ),
    "eleven": (answering(11), "failed"),
    "as many as the hidden layer": (answering(128), "failed"),
    "one, as for a number": (answering(1), "failed"),
    "nine": (unmeasured(output_shape=(None, 9)), "failed"),
    "ten for every row of the image": (an_evidence(models=[a_model(output_shape=(None, 28, 10))]), "failed"),
    "the run says ten, the rebuilt network has four": (
        an_evidence(measured=a_measurement(fresh=Rows(9, 4, 0, 1, 1, 1, probabilities=True))),
        "failed",
    ),
    "ten, seen in what code of one's own computes": (
        unmeasured(output_shape=None, layers=(), form="subclass", operations=(Layer("MatMul", units=10),)),
        "passed",
    ),
    "no layer was ever added": (
        an_evidence(models=[a_model(layers=())], predictions=[], picks=[], figures=[], measured=None),
        "not-attempted",
    ),
    "never built": (unmeasured(output_shape=None, layers=(Layer("Custom"),)), "pending"),
    "no network": (an_evidence(models=[], measured=None), "not-attempted"),
}


@rows(TABLE)
def test_ten_outputs(student, status):
    assert run_check("ten-outputs", student).status == status


def test_how_many_are_expected_comes_from_the_reference():
    assert run_check("ten-outputs", answering(26), reference=answering(26)).status == "passed"
    assert run_check("ten-outputs", an_evidence(), reference=answering(26)).expected == "26"


def test_it_rests_on_the_run_where_nothing_was_measured():
    assert run_check("ten-outputs", an_evidence()).rests_on == "measured"
    assert run_check("ten-outputs", unmeasured()).rests_on == "observed"


def test_a_missing_flatten_is_hinted_at():
    verdict = run_check("ten-outputs", an_evidence(models=[a_model(output_shape=(None, 28, 10))]))
    assert verdict.found == "28\N{MULTIPLICATION SIGN}10"
    assert "one long row" in verdict.hint
