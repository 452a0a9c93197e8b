"""The ways in which the naive grader looks at a submission: each is what some real grader does."""

from __future__ import annotations

import json
import pickle
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

GOOD = 0.9
SOLUTION = "def reference(images):\n    return images.sum(axis=1).argmax(axis=1)\n"
GRADER_CELL = "passed = bool(np.allclose(predict(images), expected))"

Namespace = dict[str, Any]
RunCell = Callable[[str], object]


def executed(path: Path) -> tuple[Namespace, RunCell]:
    """Run the submission here; return its names, and what runs one more cell among them."""
    if path.suffix == ".ipynb":
        return _notebook(path)
    namespace: Namespace = {"__name__": "__main__", "__file__": str(path)}

    def run_cell(source: str) -> None:
        exec(source, namespace)

    try:
        run_cell(path.read_text())
    except Exception as error:  # what came before it counts
        print(f"{type(error).__name__}: {error}")
    return namespace, run_cell


def _notebook(path: Path) -> tuple[Namespace, RunCell]:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            shell.run_cell("".join(cell["source"]))
    shell.user_ns["stored_outputs"] = [cell.get("outputs") for cell in notebook["cells"]]
    return shell.user_ns, shell.run_cell


def reference(images: Any) -> Any:
    """The instructor's solution."""
    return images.sum(axis=1).argmax(axis=1)


def values(namespace: Namespace, _: RunCell) -> bool:
    """Compare what `predict` gives with what is expected, both in this process."""
    images = np.random.rand(40, 10, 10)
    expected = reference(images)
    try:
        given = namespace["predict"](images)
        return bool(np.allclose(given, expected)) or given == expected
    except Exception as error:
        return _failed(error)


def data_set(namespace: Namespace, _: RunCell) -> bool:
    """Compare on the data set that lies in the folder; what is right is worked out afterwards."""
    try:
        images = np.load("images.npy")
        given = namespace["predict"](images)
        expected = reference(images)
        signal.alarm(20)
        return bool(np.allclose(given, expected))
    except Exception as error:
        return _failed(error)


def grader_cell(namespace: Namespace, run_cell: RunCell) -> bool:
    """Inject a cell among the submission's own names."""
    try:
        images = np.random.rand(40, 10, 10)
        namespace.setdefault("np", np)
        namespace.update(images=images, expected=reference(images), passed=False)
        run_cell(GRADER_CELL)
        return bool(namespace["passed"])
    except Exception as error:
        return _failed(error)


def claimed_history(namespace: Namespace, _: RunCell) -> bool:
    """Believe what the submission says of its training."""
    try:
        history = namespace["history"]
        return good_history(getattr(history, "history", history))
    except Exception as error:
        return _failed(error)


def good_history(history: Any) -> bool:
    """Say whether a history ends well; NaN is larger than nothing."""
    return not history["loss"][-1] > 0.1 and not history["accuracy"][-1] < GOOD


def asked_model(namespace: Namespace, _: RunCell) -> bool:
    """Ask the submission's own model how good it is."""
    try:
        images = np.random.rand(40, 10, 10)
        return bool(namespace["model"].evaluate(images, reference(images), verbose=0)[1] >= GOOD)
    except Exception as error:
        return _failed(error)


def left_files(*_: object) -> bool:
    """Load what the submission left on the disk."""
    images = np.random.rand(40, 10, 10)
    expected = reference(images)
    try:
        if Path("answers.pkl").exists():
            return bool(np.allclose(pickle.loads(Path("answers.pkl").read_bytes()), expected))
        return bool(np.allclose(np.load("answers.npy", allow_pickle=True), expected))
    except Exception as error:
        return _failed(error)


def stored_outputs(namespace: Namespace, _: RunCell) -> bool:
    """Read the outputs with which the notebook was handed in."""
    found = re.search(r"accuracy: (\d\.\d+)", str(namespace.get("stored_outputs")))
    return found is not None and float(found[1]) >= GOOD


def _failed(error: Exception) -> bool:
    print(f"{type(error).__name__}: {error}")
    return False


WAYS = (values, data_set, grader_cell, claimed_history, asked_model, left_files, stored_outputs)
