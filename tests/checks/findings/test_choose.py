"""Which model is graded."""

from __future__ import annotations

import pytest

from grader.checks import graded_model
from grader.checks.findings.choose import compiled_model, family, measured, models_around, training
from grader.facts import Layer
from grader.testing import (
    a_figure,
    a_fit,
    a_measurement,
    a_model,
    a_pick,
    a_prediction,
    an_evidence,
    axes_of_probabilities,
)

A, B, C = (a_model(id=number, names=(name,)) for number, name in enumerate("abc", 1))

EMPTY, OWN = a_model(id=9, layers=()), a_model(id=8, layers=(), form="subclass")
PREPARING = a_model(id=7, layers=(Layer("Rescaling"), Layer("RandomRotation")))


def evidence(**changes):
    """Three models, and nothing done with them but what is said."""
    return an_evidence(
        **{"models": [A, B, C], "fits": [], "predictions": [], "picks": [], "figures": [], **changes}
    )


CHOICES = {
    "no model": (evidence(models=[]), None),
    "the last defined": (evidence(), 3),
    "the last trained": (evidence(fits=[a_fit(model=1), a_fit(model=2)]), 2),
    "the last that predicted": (evidence(predictions=[a_prediction(model=2), a_prediction(model=1)]), 1),
    "a trained one before an untrained one": (
        evidence(fits=[a_fit(model=1)], predictions=[a_prediction(model=1), a_prediction(model=3)]),
        1,
    ),
    "the one a figure used, whatever predicted later": (
        evidence(
            predictions=[a_prediction(model=1), a_prediction(model=2)],
            figures=[a_figure(axes_of_probabilities(answer_model=1))],
        ),
        1,
    ),
    "the one a numeral was picked of, whatever a figure shows": (
        evidence(picks=[a_pick(model=2)], figures=[a_figure(axes_of_probabilities(answer_model=1))]),
        2,
    ),
    "the last one a numeral was picked of": (evidence(picks=[a_pick(model=2), a_pick(model=1)]), 1),
    "not one whose labels were picked": (
        evidence(picks=[a_pick(model=2, subject="labels")], predictions=[a_prediction(model=1)]),
        1,
    ),
    "a stack without any layer is no network": (evidence(models=[A, EMPTY]), 1),
    "not even one that was trained in vain": (evidence(models=[A, EMPTY], fits=[a_fit(model=9)]), 1),
    "only a stack without any layer": (evidence(models=[EMPTY]), None),
    "a class of one's own may do without layers": (evidence(models=[A, OWN]), 8),
    "what only prepares images learns nothing": (evidence(models=[A, PREPARING]), 1),
    "a model that is not known is passed over": (evidence(picks=[a_pick(model=99)]), 3),
}


@pytest.mark.parametrize(("student", "id_"), CHOICES.values(), ids=CHOICES)
def test_the_graded_model(student, id_):
    model = graded_model(student)
    assert (model.id if model else None) == id_


def test_the_choice_does_not_look_at_measurements():
    student = evidence(measured=a_measurement(model=1))
    assert graded_model(student) == graded_model(evidence(measured=None))


def test_a_later_fact_about_a_model_replaces_the_earlier_one():
    assert graded_model(evidence(models=[A, a_model(id=1, names=("newer",))])).names == ("newer",)


def test_models_inside_are_family_each_once():
    outer = a_model(id=4, parts=(1, 2))
    inner = a_model(id=2, parts=(1, 4))
    student = evidence(models=[A, inner, outer])
    assert [each.id for each in family(student, outer)] == [4, 1, 2]
    assert [each.id for each in models_around(student, A)] == [2, 4]


@pytest.mark.parametrize("fitted", [1, 4])
def test_training_counts_inside_and_around(fitted):
    student = evidence(
        models=[A, B, a_model(id=4, parts=(1,))], fits=[a_fit(model=fitted)], picks=[a_pick(model=1)]
    )
    assert training(student)


def test_training_of_another_model_does_not_count():
    assert training(evidence(fits=[a_fit(model=2)], picks=[a_pick(model=1)])) == ()


def test_settings_are_those_of_the_model_inside():
    outer = a_model(id=4, parts=(1,), compiled=None)
    student = evidence(models=[A, B, outer], picks=[a_pick(model=4)])
    assert compiled_model(student)[0].id == 1


def test_settings_may_be_those_of_the_last_trained_model():
    bare = a_model(id=4, compiled=None)
    student = evidence(models=[A, B, bare], fits=[a_fit(model=1)], picks=[a_pick(model=4)])
    assert compiled_model(student)[0].id == 1


@pytest.mark.parametrize(
    "found",
    [None, a_measurement(rebuilt=False), a_measurement(model=2)],
    ids=["nothing", "not rebuilt", "another model"],
)
def test_only_measurements_of_the_graded_model_count(found):
    assert measured(evidence(picks=[a_pick(model=1)], measured=found)) is None
