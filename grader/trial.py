"""A submission of our own, sent the whole way through the sandbox, to see whether the way is clear."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from .facts import Evidence
from .grading import observe
from .records import Assignment, Limits
from .sandbox import choose
from .submission import read_submission

SECONDS = 180.0  #: Long enough to import TensorFlow twice on a slow machine.

HELLO = 'print("hello")\n'
KERAS = """\
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
print(model.predict(np.zeros((1, 2)), verbose=0).shape)
"""


def try_out(source: str, assignment: Assignment) -> Evidence:
    """Run *source* as a module in the weakest sandbox; raise what its being unavailable raises."""
    hurried = msgspec.structs.replace(assignment, limits=Limits(seconds=SECONDS))
    with tempfile.TemporaryDirectory() as folder, choose("process") as sandbox:
        path = Path(folder) / "trial.py"
        path.write_text(source, encoding="utf-8")
        return observe(read_submission(path), hurried, sandbox, lambda _: None)


def trouble(evidence: Evidence) -> str | None:
    """Return what went wrong in a trial as a sentence; None where all went well."""
    run = evidence.run
    errors = [cell.error for cell in run.cells if cell.error is not None]
    if errors:
        return f"{errors[0].name}: {errors[0].message}"
    if run.outcome != "finished":
        return " ".join((f"the run ended as {run.outcome}.", *run.problems))
    if evidence.claims.models and evidence.measured is None:
        return "the network was seen, but not measured"
    if evidence.measured is not None and not evidence.measured.rebuilt:
        return f"the network could not be rebuilt: {evidence.measured.why_not}"
    return None
