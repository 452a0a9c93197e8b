"""Rounds of a submission that is watched: what each leaves for the next, and what its program computed."""

from __future__ import annotations

import base64
import tempfile
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from grader.inside.observing.observer import Observer

from ...forked import forked
from ..told import Told
from ..watching import SHELF, _cell, _job

Brought = tuple[dict[str, Any], bytes]  #: A training as it travels: its header, its numbers.

BEFORE = """
import hashlib, random
import numpy as np
import tensorflow as tf
import keras
keras.utils.set_random_seed(11)
with np.load(SHELF["mnist"]) as file:
    x, y = file["x_train"][:650] / 255.0, file["y_train"][:650]
    xt, yt = file["x_test"][:290] / 255.0, file["y_test"][:290]
layers, optimizers, said = keras.layers, keras.optimizers, []
def network(*more):
    return keras.Sequential([layers.Input((28, 28)), layers.Flatten(), layers.Dense(12, "relu"), *more,
        layers.Dense(10, "softmax")])
def compiled(*more, optimizer="adam"):
    model = network(*more)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
def say(*values):
    for value in values:
        array = np.asarray(value)
        said.append(f"{array.dtype} {array.shape} {hashlib.sha256(array.tobytes()).hexdigest()[:16]}")
def say_all(model):
    say(*model.variables, *model.optimizer.variables, *model.metrics_variables)
    said.append({name: [value.hex() for value in values] for name, values in model.history.history.items()})
    said.append([model.history.epoch, model.history.params, model.stop_training, model.optimizer.built])
def say_random():
    say(np.random.random(), random.random(), tf.random.uniform((3,)), tf.random.normal((2,)))
    say(keras.random.normal((3,)), layers.Dropout(0.5)(np.ones((4, 4)), training=True))
"""


class Round(NamedTuple):
    """What a program said, what its run told, and the trainings that it left."""

    said: list[Any]
    frames: list[tuple[str, dict[str, Any]]]
    left: list[Brought]

    def kinds(self) -> list[str]:
        """Return what was told about trainings."""
        return [kind for kind, _ in self.frames if kind.startswith("training")]

    def went(self) -> list[Any]:
        """Return how each fit went."""
        fits = {
            fields["number"]: fields["went"]
            for kind, fields in self.frames
            if "went" in fields and kind == "fit"
        }
        return [(each["way"], each.get("remembered", False)) for each in fits.values()]


class Keeping(Told):
    """Keeps payloads of trainings, too."""

    def __init__(self) -> None:
        super().__init__()
        self.payloads: list[bytes] = []

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        super().send(kind, payload, **fields)
        if kind == "training":
            self.payloads.append(payload)


def a_round(source: str, brought: list[Brought] | None = None) -> Round:
    """Run *source* (cells parted by `# %%`) with these trainings; with None as every other run."""
    answer = forked(_run, source, brought)
    frames = [(kind, fields) for kind, fields in answer["frames"]]
    headers = [{"kind": kind} | fields for kind, fields in frames if kind == "training"]
    payloads = map(base64.b64decode, answer["payloads"])
    assert answer["errors"] == []
    return Round(answer["said"], frames, list(zip(headers, payloads, strict=True)))


def _run(source: str, brought: list[Brought] | None) -> dict[str, Any]:
    folder, told = Path(tempfile.mkdtemp()), Keeping()
    job: dict[str, Any] = {}
    if brought is not None:
        payload = b"".join(data for _, data in brought)
        job = {"trainings": [header for header, _ in brought], "payload": payload}
    namespace: dict[str, Any] = {"SHELF": SHELF, "__name__": "__main__"}
    warnings.simplefilter("ignore")
    exec(BEFORE, namespace)
    observer = Observer(told, _job(folder, job))
    observer.install()
    cells = source.split("# %%\n")
    errors = [
        error for number, cell in enumerate(cells, 1) if (error := _cell(observer, number, cell, namespace))
    ]
    observer.finish(namespace)
    payloads = [base64.b64encode(data).decode() for data in told.payloads]
    return {"frames": told.frames, "errors": errors, "said": namespace["said"], "payloads": payloads}
