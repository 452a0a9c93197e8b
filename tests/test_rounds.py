"""Rounds of a watch in the real sandbox: what one leaves reaches the next, and the evidence is the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader import facts
from grader.assignment import load_assignment
from grader.grading import observe
from grader.reports.calls import sentences
from grader.sandbox import choose
from grader.submission import read_submission
from grader.trainings import Trainings

pytestmark = pytest.mark.tensorflow

PROGRAM = """
import keras
(x, y), (xt, yt) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:2000] / 255.0, y[:2000], epochs=2, verbose=2)
print(model.predict(xt[:1], verbose=0).argmax())
"""
TIMES = {"seconds", "verify_seconds", "peak_memory_mb", "went"}
TIME = re.compile(r"\d+(s|[um]s/step)")


def test_a_remembered_training_leaves_the_same_evidence_but_for_times(tmp_path: Path) -> None:
    path, kept = tmp_path / "homework.py", Trainings()
    path.write_text(PROGRAM)
    assignment, submission = load_assignment(None), read_submission(path)
    with choose() as sandbox:
        usual = observe(submission, assignment, sandbox, lambda _: None)
        first = observe(submission, assignment, sandbox, lambda _: None, kept)
        used = kept.used
        again = observe(submission, assignment, sandbox, lambda _: None, kept)
    assert (used, kept.used, kept.doubted) == (0, 1, False)
    assert _lasting(usual) == _lasting(first) == _lasting(again)
    assert [_remembered(one) for one in (usual, first, again)] == [[False], [False], [True]]
    assert "in an earlier round from which it is remembered" in sentences(again)[0]
    assert again.measured is not None


def _remembered(evidence: facts.Evidence) -> list[bool]:
    return [fit.went.remembered for fit in evidence.claims.fits if fit.went]


def _lasting(evidence: facts.Evidence) -> Any:
    return _without_times(msgspec.to_builtins(evidence))


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_times(each) for name, each in value.items() if name not in TIMES}
    if isinstance(value, list | tuple):
        return [_without_times(each) for each in value]
    return TIME.sub("", value) if isinstance(value, str) else value
