"""Optimizer and loss, read from the live model."""

from __future__ import annotations

import pytest

from grader.facts import CellError, CellRun, Layer, Note, Run
from grader.testing import (
    a_compiled,
    a_content,
    a_fit,
    a_model,
    a_pick,
    a_prediction,
    an_evidence,
    run_check,
)

from .tables import Table, rows

SCORES = (Layer("Dense", units=10, activation="linear", parameters=1290),)
LOGARITHMS = (Layer("Dense", units=10, activation="log_softmax", parameters=1290),)
ONE_HOT = a_content(part="labels", one_hot=True)
LOOP = a_fit(way="custom loop", epochs_run=0, history={})


FITS = (a_fit(),)


def compiled(*, fits=FITS, compiles=1, layers=None, **changes):
    """A network with these compile settings."""
    model = a_model(compiled=a_compiled(**changes), compiles=compiles)
    if layers is not None:
        model = a_model(compiled=a_compiled(**changes), compiles=compiles, layers=layers)
    return an_evidence(models=[model], fits=fits)


INNER, AROUND = a_model(id=1), a_model(id=2, parts=(1,), compiled=None)
TWIN = a_model(id=2, compiled=None)

ADAM: Table = {
    "by name or by class": (an_evidence(), "passed"),
    "with a learning rate of one's own": (compiled(learning_rate=0.01), "passed"),
    "written differently": (compiled(optimizer="adam"), "passed"),
    "with more variables than usual": (
        compiled(optimizer_slots=("momentum", "velocity", "velocity_hat")),
        "passed",
    ),
    "compiled, never trained": (compiled(fits=(), optimizer_slots=()), "passed"),
    "compiled again after training": (compiled(compiles=2, optimizer_slots=()), "passed"),
    "the run was cut off while it trained": (
        an_evidence(models=[a_model(compiled=a_compiled(optimizer_slots=()))], run=Run(outcome="timed-out")),
        "passed",
    ),
    "training ended with an error": (compiled(fits=(a_fit(stopped="error"),), optimizer_slots=()), "passed"),
    "inside a probability model": (
        an_evidence(models=[INNER, AROUND], picks=[a_pick(model=2)]),
        "passed",
    ),
    "in the network whose layers the predicting model shares": (
        an_evidence(models=[INNER, TWIN], picks=[a_pick(model=2)]),
        "passed",
    ),
    "in the graded model, whatever another one has": (
        an_evidence(
            models=[a_model(), a_model(id=2, compiled=a_compiled(optimizer="SGD"))],
            fits=[a_fit(), a_fit(model=2, number=2)],
            predictions=[a_prediction(), a_prediction(model=2)],
        ),
        "passed",
    ),
    "in the network that was trained, whatever the probability model around it was compiled with": (
        an_evidence(
            models=[INNER, a_model(id=2, parts=(1,), compiled=a_compiled(optimizer="SGD"))],
            picks=[a_pick(model=2)],
        ),
        "passed",
    ),
    "in a probability model that was compiled but never trained": (
        an_evidence(
            models=[
                a_model(id=1, compiled=None),
                a_model(id=2, parts=(1,), compiled=a_compiled(optimizer_slots=())),
            ],
            picks=[a_pick(model=2)],
        ),
        "passed",
    ),
    "made for a loop that never began": (compiled(fits=(), compiles=0, optimizer_slots=()), "passed"),
    "in a network that no layer was added to": (
        an_evidence(
            models=[a_model(layers=(), compiled=a_compiled(optimizer_slots=()))],
            fits=[],
            predictions=[],
            picks=[],
            figures=[],
        ),
        "passed",
    ),
    "AdamW": (compiled(optimizer="AdamW"), "partial"),
    "Nadam": (compiled(optimizer="Nadam"), "partial"),
    "SGD": (compiled(optimizer="SGD", optimizer_slots=("momentum",)), "failed"),
    "RMSprop": (compiled(optimizer="RMSprop"), "failed"),
    "Adagrad": (compiled(optimizer="Adagrad"), "failed"),
    "Lion": (compiled(optimizer="Lion"), "failed"),
    "says Adam, but holds what SGD holds": (compiled(optimizer_slots=("momentum",)), "pending"),
    "says Adam, but holds nothing": (compiled(optimizer_slots=()), "pending"),
    "a loop of one's own": (
        an_evidence(models=[a_model(compiled=None)], fits=[LOOP]),
        "pending",
    ),
    "never compiled": (an_evidence(models=[a_model(compiled=None)], fits=[]), "not-attempted"),
    "no network": (an_evidence(models=[], fits=[], measured=None), "not-attempted"),
    "no network, because a package is missing": (
        an_evidence(models=[], fits=[], measured=None, notes=[Note("missing-package", "No jax.", "jax")]),
        "pending",
    ),
}

LOSS: Table = {
    "by name or by class": (an_evidence(), "passed"),
    "scores, and a loss that expects them": (compiled(from_logits=True, layers=SCORES), "passed"),
    "softmax, and a loss that expects scores": (compiled(from_logits=True), "passed"),
    "not told about scores": (compiled(from_logits=None), "passed"),
    "inside a probability model": (an_evidence(models=[INNER, AROUND], picks=[a_pick(model=2)]), "passed"),
    "with one-hot labels beside": (compiled(fits=(a_fit(labels=ONE_HOT),)), "passed"),
    "compiled twice": (compiled(compiles=2), "passed"),
    "scores without any softmax are said once, by softmax": (compiled(layers=SCORES), "passed"),
    "the other crossentropy on one-hot labels": (
        compiled(loss="categorical_crossentropy", fits=(a_fit(labels=ONE_HOT),)),
        "partial",
    ),
    "the other crossentropy, and labels that nothing is known of": (
        compiled(loss="categorical_crossentropy", fits=(a_fit(labels=None),)),
        "partial",
    ),
    "the other crossentropy, never trained": (compiled(loss="categorical_crossentropy", fits=()), "partial"),
    "a function of one's own that computes the same": (compiled(own_loss="my_loss"), "passed"),
    "logarithms taken for probabilities": (compiled(layers=LOGARITHMS), "partial"),
    "logarithms, and a loss that expects scores": (compiled(from_logits=True, layers=LOGARITHMS), "passed"),
    "a loop whose loss was not seen": (compiled(loss=None, fits=(LOOP,), compiles=0), "pending"),
    "no loss for a loop that never began": (compiled(loss=None, fits=(), compiles=0), "not-attempted"),
    "scores taken for probabilities, softmax only later": (
        an_evidence(
            models=[
                a_model(layers=SCORES),
                a_model(id=2, parts=(1,), layers=(*SCORES, Layer("Softmax")), compiled=None),
            ],
        ),
        "partial",
    ),
    "the other crossentropy on plain labels": (compiled(loss="categorical_crossentropy"), "failed"),
    "mean squared error": (compiled(loss="mean_squared_error"), "failed"),
    "mse": (compiled(loss="mse"), "failed"),
    "binary crossentropy": (compiled(loss="binary_crossentropy"), "failed"),
    "no loss": (compiled(loss=None), "failed"),
    "misspelled, so that training never began": (
        compiled(loss="sparse_categorical_crosentropy", fits=(a_fit(epochs_run=0, history={}),)),
        "failed",
    ),
    "a function of one's own": (compiled(loss="my_loss"), "pending"),
    "a function of one's own in a loop of one's own": (compiled(loss="my_loss", fits=(LOOP,)), "pending"),
    "a loop of one's own": (an_evidence(models=[a_model(compiled=None)], fits=[LOOP]), "pending"),
    "never compiled": (an_evidence(models=[a_model(compiled=None)], fits=[]), "not-attempted"),
    "no network": (an_evidence(models=[], fits=[], measured=None), "not-attempted"),
}


@rows(ADAM)
def test_adam(student, status):
    assert run_check("adam", student).status == status


@rows(LOSS)
def test_sparse_crossentropy(student, status):
    assert run_check("sparse-crossentropy", student).status == status


def test_expected_settings_come_from_the_reference():
    reference = compiled(optimizer="SGD", optimizer_slots=(), loss="mse")
    assert run_check("adam", reference, reference=reference).status == "passed"
    assert run_check("adam", an_evidence(), reference=reference).expected == "SGD"
    assert run_check("sparse-crossentropy", an_evidence(), reference=reference).expected == "mse"


def test_a_contradiction_says_what_is_missing():
    assert "velocity" in run_check("adam", compiled(optimizer_slots=("momentum",))).message


def test_a_slip_of_the_keyboard_is_named():
    student = compiled(loss="sparse_categorical_crossentropi", fits=())
    assert "slip" in run_check("sparse-crossentropy", student).message


def test_a_misspelled_loss_gets_advice_on_spelling():
    slip = run_check("sparse-crossentropy", compiled(loss="sparse_categorical_crossentropi", fits=()))
    assert "spelling" in slip.hint
    assert "labels" in run_check("sparse-crossentropy", compiled(loss="mse")).hint


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
def test_settings_of_a_loop_without_compile_are_what_it_is_trained_with(id_):
    looped = run_check(id_, compiled(fits=(LOOP,), compiles=0))
    assert "is trained with" in looped.message
    assert "is compiled with" in run_check(id_, compiled(fits=(LOOP,), compiles=1)).message


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
@pytest.mark.parametrize("changes", [{}, {"optimizer": "SGD", "loss": "mse"}])
def test_a_verdict_points_at_compile(id_, changes):
    verdict = run_check(id_, compiled(cell=4, line=7, **changes))
    assert (verdict.cell, verdict.line) == (4, 7)


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
def test_a_compile_that_was_refused_is_told_with_its_place_and_advice(id_):
    refused = a_model(
        compiled=None,
        compile_error="ValueError: Could not interpret optimizer identifier: mse",
        compile_error_cell=4,
        compile_error_line=2,
    )
    verdict = run_check(id_, an_evidence(models=[refused], fits=[]))
    assert (verdict.status, verdict.cell, verdict.line) == ("failed", 4, 2)
    assert "(cell 4) ended with ValueError: Could not interpret" in verdict.message
    assert "optimizer first" in verdict.hint


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
def test_what_is_there_for_a_loop_that_never_began_is_said_so(id_):
    assert "is to be trained with" in run_check(id_, compiled(fits=(), compiles=0)).message


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
def test_a_refused_compile_of_an_empty_network_was_attempted(id_):
    refused = a_model(layers=(), compiled=None, compile_error="ValueError: no", compile_error_cell=4)
    empty = an_evidence(models=[refused], fits=[], predictions=[], picks=[], figures=[])
    assert run_check(id_, empty).status == "failed"


def test_a_loss_of_ones_own_that_was_recognised_is_said_by_its_name():
    message = run_check("sparse-crossentropy", compiled(own_loss="my_loss")).message
    assert "`my_loss`, which computes the same as sparse_categorical_crossentropy" in message


def test_softmax_with_from_logits_is_explained():
    verdict = run_check("sparse-crossentropy", compiled(from_logits=True))
    assert "from_logits" in verdict.message
    assert verdict.hint


def test_shares_are_options():
    assert run_check("adam", compiled(optimizer="AdamW"), relative=0.9).fraction == 0.9
    one_hot = compiled(loss="categorical_crossentropy", fits=(a_fit(labels=ONE_HOT),))
    assert run_check("sparse-crossentropy", one_hot, one_hot=0.8).fraction == 0.8


@pytest.mark.parametrize("id_", ["adam", "sparse-crossentropy"])
def test_compiling_that_raised_was_attempted(id_):
    line = "    model.compile('mse', 'adam')"
    error = CellError(
        "ValueError", "Could not interpret optimizer identifier: mse", 2, f"  Cell 4, line 2\n{line}"
    )
    run = Run("finished", cells=(CellRun(4, "error", error=error),))
    verdict = run_check(id_, an_evidence(models=[a_model(compiled=None)], fits=[], run=run))
    assert (verdict.status, verdict.cell, verdict.line) == ("failed", 4, 2)
    assert "optimizer first" in verdict.hint


def test_a_compile_that_raised_says_what_was_expected_and_found():
    refused = a_model(
        compiled=None, compiles=0, compile_error="ValueError: Something else.", compile_error_cell=4
    )
    for check, wanted in (("adam", "Adam"), ("sparse-crossentropy", "sparse_categorical_crossentropy")):
        verdict = run_check(check, an_evidence(models=[refused], fits=[]))
        assert (verdict.status, verdict.expected) == ("failed", wanted)
        assert verdict.found == "a call that raised an error"
        assert verdict.hint
