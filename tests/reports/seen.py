"""Evidence as real submissions leave it, made by hand."""

from __future__ import annotations

import base64
from typing import Any

from grader import facts
from grader.records import Compared

from .drawn import BARS, SEVEN, png

PACKAGES = {"tensorflow": "2.21.0", "keras": "3.15.0", "numpy": "2.4.1", "matplotlib": "3.11.0"}
SHA = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00"


def handed_in(name: str, kind: facts.Kind = "notebook", **more: Any) -> facts.HandedIn:
    """Return what was handed in: twelve cells, the lines of the first nine known."""
    lines = {cell: 10 + 12 * cell for cell in range(1, 10)}
    return facts.HandedIn(name=name, kind=kind, sha256=SHA, cells=12, lines=lines, **more)


def listing() -> tuple[facts.Listed, ...]:
    """Return nine cells, as they may have been handed in."""
    sources = {
        1: "import keras\nimport matplotlib.pyplot as plt\nimport numpy as np",
        2: "# Split the data\nSo that we can test it fairly.",
        3: "(imgs_tr, y_tr), (x_test, y_test) = keras.datasets.mnist.load_data()\nimgs_tr.shape",
        4: "x_test = x_test[:100]",
        5: "model = build(9)",
        6: 'model.compile("adam", "categorical_crossentropy")',
        7: "model.fit(imgs_tr, y_tr, epochs=5)",
        8: "labels = y_test[:10]\npredictions @ labels",
        9: "plt.imshow(x_test[0])\nplt.show()",
    }
    return tuple(
        facts.Listed(cell=cell, type="markdown" if source.startswith("#") else "code", source=source)
        for cell, source in sources.items()
    )


def outputs() -> dict[int, tuple[dict[str, Any], ...]]:
    """Return what some of those cells put out."""
    picture = {"image/png": base64.b64encode(png(SEVEN)).decode(), "text/plain": "<Figure size 640x480>"}
    return {
        3: ({"output_type": "execute_result", "data": {"text/plain": "(60000, 28, 28)"}},),
        7: (
            {
                "output_type": "stream",
                "name": "stdout",
                "text": "Epoch 1/5\n\r 9/1875 loss: 2.1" + "\b" * 20 + "\r1875/1875 loss: 0.2570\n",
            },
        ),
        9: ({"output_type": "display_data", "data": picture},),
    }


def compared() -> Compared:
    """Return what of the reference stands beside it."""
    return Compared(
        layers=model().layers,
        history={"accuracy": (0.93, 0.967, 0.978, 0.984, 0.988), "loss": (0.257, 0.112, 0.075, 0.055, 0.04)},
        answers={"test:0": (0.0,) * 7 + (0.996, 0.0, 0.004), "test:115": (0.0,) * 4 + (0.7, 0, 0, 0, 0, 0.3)},
    )


def mistaken() -> tuple[facts.Mistake, ...]:
    """Return two test images that were taken for something else."""
    rows = [line for line in SEVEN.splitlines() if line]
    pixels = bytes(255 if dot == "#" else 0 for row in rows for dot in row)
    packed = facts.Packed(dtype="|u1", shape=(len(rows), len(rows[0])), data=pixels)
    nine = (0.0,) * 4 + (0.02,) + (0.0,) * 4 + (0.98,)
    return tuple(
        facts.Mistake(index=index, label=4, answer=9, values=nine, pixels=packed) for index in (115, 247)
    )


def environment(**packages: str) -> facts.Environment:
    """Return versions, some replaced."""
    return facts.Environment(python="3.11.2", platform="Linux-6.1-x86_64", packages={**PACKAGES, **packages})


def model(output: int = 10, activation: str = "softmax") -> facts.Model:
    """Return a small dense network."""
    return facts.Model(
        id=1,
        names=("model",),
        form="sequential",
        layers=(
            facts.Layer(type="Flatten", name="flatten", output_shape=(None, 784)),
            facts.Layer(
                type="Dense",
                name="dense",
                units=128,
                activation="relu",
                output_shape=(None, 128),
                parameters=100480,
            ),
            facts.Layer(
                type="Dense",
                name="dense_1",
                units=output,
                activation=activation,
                output_shape=(None, output),
                parameters=129 * output,
            ),
        ),
        compiled=facts.Compiled(
            optimizer="Adam", learning_rate=0.001, loss="sparse_categorical_crossentropy"
        ),
        compiles=1,
        cell=5,
    )


def fit(**more: Any) -> facts.Fit:
    """Return a training of five epochs on the training images."""
    fields: dict[str, Any] = {
        "epochs_asked": 5,
        "epochs_run": 5,
        "history": {
            "accuracy": (0.925, 0.965, 0.977, 0.983, 0.987),
            "loss": (0.26, 0.114, 0.078, 0.058, 0.044),
            "val_accuracy": (0.957, 0.969, 0.973, 0.976, 0.977),
            "val_loss": (0.138, 0.1, 0.085, 0.078, 0.077),
        },
        **more,
    }
    images = facts.Content(dataset="mnist", part="images", train=60000)
    return facts.Fit(number=1, model=1, images=images, rows=60000, batch_size=32, cell=7, went=WENT, **fields)


WENT = facts.Way("stock", "Progress follows every batch")


def figures() -> tuple[facts.Figure, ...]:
    """Return the image and its probabilities."""
    first = facts.Content(dataset="mnist", part="images", test=1, index=0)
    answer = facts.Answer(split="test", index=0, values=(0.0,) * 7 + (1.0, 0.0, 0.0))
    shown = facts.Axes(pictures=(facts.ShownPicture(shape=(28, 28), content=first),))
    drawn = facts.Axes(title="probabilities", bars=answer.values, answer=answer, answer_model=1)
    return (
        facts.Figure(number=1, axes=(shown,), thumbnail=png(SEVEN), cell=9),
        facts.Figure(number=2, axes=(drawn,), thumbnail=png(BARS), cell=9),
    )


def measured(correct: int = 9771) -> facts.Measured:
    """Return what the verifier found of an honest network."""
    wrong = 10000 - correct
    confusion = tuple(
        tuple(wrong if (row, column) == (4, 9) else 0 for column in range(10)) for row in range(10)
    )
    return facts.Measured(
        model=1,
        rebuilt=True,
        layers=model().layers,
        fresh=facts.Rows(
            rows=64,
            columns=10,
            lowest=0.0,
            highest=1.0,
            smallest_sum=1.0,
            largest_sum=1.0,
            probabilities=True,
        ),
        preprocessing=facts.Preprocessing(
            steps=("divided by 255", "flattened to 784"), fitted_on=12, confirmed_on=20, largest_error=1e-7
        ),
        accuracy=facts.Accuracy(correct=correct, of=10000, confusion=confusion),
        agreement=facts.Agreement(rows=32, largest_difference=3e-7),
        labels={"test:0": 7},
        answers=(facts.Answer(split="test", index=0, values=(0.0,) * 7 + (0.99, 0.0, 0.01)),),
        mistakes=mistaken(),
        pictures=(facts.FoundPicture(figure=1, axes=0, picture=0, split="test", index=0),),
    )


def ran(*cells: facts.CellRun, outcome: facts.Outcome = "finished", **more: Any) -> facts.Run:
    """Return a run of *cells*, or of nine that went well."""
    went_well = tuple(
        facts.CellRun(cell=cell, outcome="ok", seconds=0.5, outputs=outputs().get(cell, ()))
        for cell in range(1, 10)
        if cell != 2
    )
    fields = {"seconds": 31.25, "peak_memory_mb": 1408.5, **more}
    return facts.Run(outcome=outcome, cells=cells or went_well, **fields)


def evidence(name: str, run: facts.Run, **more: Any) -> facts.Evidence:
    """Return evidence of the notebook *name*."""
    fields = {"submission": handed_in(name), "environment": environment(), **more}
    isolation = facts.Isolation(
        level="process", self_test="12 of 12", notes=("bubblewrap is not installed here",)
    )
    return facts.Evidence(run=run, grader="0.1.0", isolation=isolation, **fields)
