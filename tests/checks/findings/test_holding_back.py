"""What is known to keep a network from learning is said before anything else is suspected."""

from __future__ import annotations

import pytest

from grader.checks.findings.holding_back import held_back_by
from grader.facts import Compiled, Layer
from grader.testing import a_model, an_evidence

REFERENCE = an_evidence()
SCORES = (Layer(type="Dense", units=10, activation="linear"),)
SOFTMAX = (Layer(type="Dense", units=10, activation="softmax"),)
LOSS = "sparse_categorical_crossentropy"


@pytest.mark.parametrize(
    ("layers", "compiled", "words"),
    [
        (
            SCORES,
            Compiled(optimizer="Adam", loss=LOSS, from_logits=False),
            "takes the outputs for probabilities",
        ),
        (SCORES, Compiled(optimizer="Adam", loss=LOSS, from_logits=True), None),
        (SCORES, Compiled(optimizer="Adam", loss="mse"), None),
        (
            SOFTMAX,
            Compiled(optimizer="SGD", loss=LOSS, from_logits=False),
            "SGD learns slowly; the reference has Adam",
        ),
        (SOFTMAX, Compiled(optimizer="Adam", loss=LOSS, from_logits=False), None),
        (SOFTMAX, Compiled(optimizer="RMSprop", loss=LOSS, from_logits=False), None),
    ],
)
def test_what_is_in_the_way_is_said(layers: tuple[Layer, ...], compiled: Compiled, words: str | None) -> None:
    student = an_evidence(models=[a_model(layers=layers, compiled=compiled)])
    said = held_back_by(student, REFERENCE)
    assert (said is None) if words is None else (said is not None and words in said)


def test_without_a_compiled_network_nothing_is_known() -> None:
    assert held_back_by(an_evidence(models=[]), REFERENCE) is None
