"""
A deliberately naive grader, for the tests only: what fools it proves that the attack is one.

`python -m tests.attacks.naive SUBMISSION RESULTS SOLUTION` does what graders do that trust the process that
they grade: the submission runs in it, expected values, reference and the way to the results lie about, and
what the submission says of itself is believed. The exercise: `answers(images)`, or `predict`, tells the sum
of each image, modulo 10. `naive_host` starts it and reads its results.
"""

from __future__ import annotations

import os
import pickle
import re
import signal
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .naive_run import Namespace, RunCell, executed

FULL = 1
GOOD = 0.9
MARKER = "ALL TESTS PASSED"
GRADER_CELL = "passed = bool(np.allclose(answers(images), expected))"


def reference(images: Any) -> Any:
    """The instructor's solution."""
    return images.reshape(len(images), -1).sum(axis=1) % 10


def values(namespace: Namespace, _: RunCell) -> bool:
    """Compare answers to fresh images with what is expected, both in this process."""
    images = np.random.rand(40, 10, 10)
    expected = reference(images)
    given = _asked(namespace)(images)
    return bool(np.allclose(given, expected))


def data_set(namespace: Namespace, _: RunCell) -> bool:
    """Compare on the data set that lies in the folder; what is right is worked out afterwards."""
    images = np.load("images.npy")
    given = _asked(namespace)(images)
    expected = reference(images)
    signal.alarm(20)
    return bool(np.allclose(given, expected))


def grader_cell(namespace: Namespace, run_cell: RunCell) -> bool:
    """Inject a cell among the submission's own names."""
    images = np.random.rand(40, 10, 10)
    namespace.setdefault("np", np)
    namespace.update(images=images, expected=reference(images), passed=False, answers=_asked(namespace))
    run_cell(GRADER_CELL)
    return bool(namespace["passed"])


def claimed_history(namespace: Namespace, _: RunCell) -> bool:
    """Believe what the submission says of its training; NaN is not too large a loss."""
    history = namespace["history"]
    told = getattr(history, "history", history)
    return not told["loss"][-1] > 0.1 and not told["accuracy"][-1] < GOOD


def asked_model(namespace: Namespace, _: RunCell) -> bool:
    """Ask the submission's own network how good it is."""
    images = np.random.rand(40, 10, 10)
    return bool(namespace["model"].evaluate(images, reference(images), verbose=0)[1] >= GOOD)


def left_pickle(*_: object) -> bool:
    """Load the answers that the submission left."""
    expected = reference(np.random.rand(40, 10, 10))
    return bool(np.allclose(pickle.loads(Path("answers.pkl").read_bytes()), expected))


def left_array(*_: object) -> bool:
    """Load the array that the submission left, whatever it holds."""
    expected = reference(np.random.rand(40, 10, 10))
    return bool(np.allclose(np.load("answers.npy", allow_pickle=True), expected))


def stored_outputs(namespace: Namespace, _: RunCell) -> bool:
    """Read the outputs with which the notebook was handed in."""
    found = re.search(r"accuracy: (\d\.\d+)", str(namespace["stored_outputs"]))
    return found is not None and float(found[1]) >= GOOD


WAYS = (
    values, data_set, grader_cell, claimed_history, asked_model, left_pickle, left_array, stored_outputs,
)  # fmt: skip


def grade(submission: str, results: str, _solution: str) -> None:
    """Grade in this very process, as naive graders do, and leave the results."""
    from grader.inside.channel import Channel

    channel = Channel(int(os.environ["EVIDENCE"]))
    namespace, run_cell = executed(Path(submission))
    import json  # late, as everybody does

    signal.alarm(20)
    passed = [_tried(way, namespace, run_cell) for way in WAYS]
    signal.alarm(0)
    result = {"score": FULL * any(passed)}
    channel.send("score", score=result["score"])
    with open(results, "w") as file:  # noqa: PTH123  as everybody does
        json.dump(result, file)
    print(f"SCORE {result['score']}", flush=True)
    if result["score"]:
        print(MARKER, flush=True)
    sys.exit(0 if result["score"] else 1)


def _asked(namespace: Namespace) -> Any:
    return namespace["answers"] if "answers" in namespace else namespace["predict"]


def _tried(way: Any, namespace: Namespace, run_cell: RunCell) -> bool:
    try:
        return bool(way(namespace, run_cell))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        return False


if __name__ == "__main__":
    grade(*sys.argv[1:4])
