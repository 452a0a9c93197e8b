"""Runs cells under an Observer, in a forked child that has TensorFlow, and returns what it told."""

from __future__ import annotations

import ast
import os
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import Any

from grader.inside.observing.observer import Observer

from ..conftest import ROOT
from ..forked import forked
from .told import Told

SHELF = {"mnist": str(ROOT / "assignment" / "data" / "mnist.npz")}
BEFORE = """
import numpy as np
import tensorflow as tf
import keras
with np.load(SHELF["mnist"]) as file:
    x, y = file["x_train"][:500] / 255.0, file["y_train"][:500]
    xt, yt = file["x_test"][:200] / 255.0, file["y_test"][:200]
def dense(*more):
    first = [keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, "softmax")]
    return keras.Sequential([*first, *more])
def compiled(*more):
    model = dense(*more)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
"""


class Seen(Told):
    """What a run told, and what its cells raised."""

    errors: list[str]
    values: dict[str, Any]


def watched(
    source: str,
    *,
    prelude: str = BEFORE,
    want: tuple[str, ...] = (),
    files: dict[str, str] | None = None,
    **job: Any,
) -> Seen:
    """Run *source* (cells parted by `# %%`) in a child; *want* names variables whose value comes back."""
    answer = forked(_run, source, prelude, want, files or {}, job)
    seen = Seen()
    seen.frames = [(kind, fields) for kind, fields in answer["frames"]]
    seen.errors, seen.values = answer["errors"], answer["values"]
    return seen


def _run(
    source: str, prelude: str, want: tuple[str, ...], files: dict[str, str], job: dict[str, Any]
) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp())
    for name, text in files.items():
        (folder / name).write_text(text)
    os.chdir(folder)
    told = Told()
    namespace: dict[str, Any] = {"SHELF": SHELF, "__name__": "__main__"}
    warnings.simplefilter("ignore")  # a submission may warn as much as it likes
    exec(prelude, namespace)
    observer = Observer(told, _job(folder, job))
    observer.install()
    errors = [
        error
        for number, cell in enumerate(source.split("# %%\n"), 1)
        if (error := _cell(observer, number, cell, namespace))
    ]
    observer.finish(namespace)
    return {"frames": told.frames, "errors": errors, "values": {name: namespace.get(name) for name in want}}


def _job(folder: Path, changes: dict[str, Any]) -> dict[str, Any]:
    job = {
        "folder": str(folder),
        "kind": "notebook",
        "datasets": SHELF,
        "dataset": "mnist",
        "limits": {"epochs": 30},
    }
    return job | changes


def _cell(observer: Observer, number: int, source: str, namespace: dict[str, Any]) -> str | None:
    """Run a cell as the shell does; return the last line of its traceback."""
    observer.cell_started(number)
    tree = observer.rewriter.visit(ast.parse(source))
    try:
        for node in tree.body:
            observer.at(node.lineno)
            exec(compile(ast.Module([node], []), f"{os.sep}cell_{number}.py", "exec"), namespace)
            observer.statement_done(namespace)
    except Exception as error:
        observer.statement_failed(error)
        return traceback.format_exc().strip().splitlines()[-1]
    finally:
        observer.cell_ended(namespace)
    return None
