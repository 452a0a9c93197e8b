"""A network of bare variables waits for a person; what was seen of its training counts."""

from __future__ import annotations

import pytest

from grader.checks.findings.handmade import handmade
from grader.testing import a_compiled, a_fit, a_model, a_pick, an_evidence, run_check

BARE = a_model(form="variables", layers=(), names=(), config=None, compiles=0)
LOOP = a_fit(way="custom loop", images=None, labels=None, epochs_run=0, history={})


def evidence(**changes):
    """Nothing but such a network, trained in a loop; a numeral picked of something."""
    pick = a_pick(subject="other", model=None, split=None, index=None)
    about = {"models": [BARE], "fits": [LOOP], "predictions": [], "picks": [pick], "measured": None}
    return an_evidence(**about | changes)


@pytest.mark.parametrize(
    "check", ["hidden-relu", "ten-outputs", "softmax", "trained", "accuracy", "no-test-leak", "argmax"]
)
def test_what_cannot_be_seen_waits_for_a_person(check):
    verdict = run_check(check, evidence())
    assert verdict.status == "pending"
    assert "without a model or layers of Keras" in verdict.message


def test_its_optimizer_and_loss_count():
    assert [run_check(check, evidence()).status for check in ("adam", "sparse-crossentropy")] == [
        "passed"
    ] * 2
    other = a_model(form="variables", layers=(), compiles=0, compiled=a_compiled(optimizer="SGD", loss=None))
    assert run_check("adam", evidence(models=[other])).status == "failed"
    assert run_check("sparse-crossentropy", evidence(models=[other])).status == "pending"


def test_without_a_pick_there_is_no_argmax():
    assert run_check("argmax", evidence(picks=[])).status == "not-attempted"


def test_where_there_is_a_keras_model_that_one_is_graded():
    assert handmade(an_evidence(models=[a_model(), a_model(id=2, form="variables", layers=())])) is None
