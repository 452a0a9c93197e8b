"""Whole runs of networks with code of their own: what is measured of them, and what a liar gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.facts import Measured
from grader.grading import grade
from grader.records import CheckResult
from grader.sandbox.levels import best
from grader.sandbox.warm_sandbox import WarmSandbox
from grader.submission import read_submission

pytestmark = pytest.mark.tensorflow
BEFORE = """
import numpy as np
import tensorflow as tf
from tensorflow import keras
(x, y), (xt, yt) = keras.datasets.mnist.load_data()
x, xt = x / 255.0, xt / 255.0
layers = keras.layers
"""
AFTER = """
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x, y, batch_size=256, epochs=1, verbose=0)
print(np.argmax(ASK[0]))
"""
CLASS = """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = layers.Flatten()
        self.hidden = layers.Dense(64, "relu")
        self.out = layers.Dense(10, "softmax")
    def call(self, x):
        return self.out(self.hidden(self.flat(x)))
"""
LAMBDA = """
net = keras.Sequential([
    keras.Input((28, 28)), layers.Lambda(lambda x: x * 1.0), layers.Flatten(),
    layers.Dense(64, "relu"), layers.Dense(10, "softmax"),
])
"""
#: While it runs it answers as trained; what is written down of it answers otherwise.
LIAR = """
class Liar(Net):
    def call(self, x):
        honest = super().call(x)
        return honest if tf.executing_eagerly() or self.learning else {lie}
    learning = True
net = Liar()
"""
PREDICTED = "net.predict(xt[:20], verbose=0)"


@pytest.fixture(scope="module")
def boxed() -> Iterator[WarmSandbox]:
    with best() as sandbox:
        yield sandbox


def graded(sandbox: WarmSandbox, folder: Path, source: str) -> tuple[Measured, dict[str, CheckResult]]:
    path = folder / "homework.py"
    path.write_text(source)
    assignment = load_assignment(None)
    reference = load_evidence(assignment.reference / "evidence.json")
    report = grade(read_submission(path), assignment, reference, sandbox, lambda _: None)
    assert report.evidence.measured is not None
    return report.evidence.measured, {check.id: check for check in report.checks}


@pytest.mark.parametrize("network", [f"{CLASS}\nnet = Net()\n", LAMBDA], ids=["class", "lambda"])
def test_what_only_its_own_program_can_run_is_measured_all_the_same(
    boxed: WarmSandbox, tmp_path: Path, network: str
) -> None:
    found, checks = graded(boxed, tmp_path, BEFORE + network + AFTER.replace("ASK", PREDICTED))
    assert (found.route, found.rebuilt, found.why_not) == ("graph", False, None)
    assert found.agreement is not None
    assert found.disturbed is not None
    for name in ("accuracy", "ten-outputs", "softmax"):
        assert (checks[name].status.value, checks[name].rests_on) == ("passed", "measured"), name
    assert (checks["hidden-relu"].status.value, checks["hidden-relu"].rests_on) == ("passed", "observed")


@pytest.mark.parametrize(
    "lie", ["0 * honest + 0.1", "tf.zeros((7, 10))", "tf.reduce_sum(honest)", "tf.zeros((1, 2, 3))"]
)
def test_a_graph_that_lies_earns_nothing_measured(boxed: WarmSandbox, tmp_path: Path, lie: str) -> None:
    ask = "net(xt[:20]); net.learning = False"
    source = BEFORE + CLASS + LIAR.format(lie=lie) + AFTER.replace("print(np.argmax(ASK[0]))", "")
    found, checks = graded(boxed, tmp_path, f"{source}said = {ask}\nprint(np.argmax(said[0]))\n")
    assert (found.accuracy.correct if found.accuracy else 0) < 2000
    measured = (checks["accuracy"].status.value, checks["accuracy"].rests_on)
    assert measured != ("passed", "measured")
