"""Evidence as real submissions leave it, made by hand."""

from __future__ import annotations

from typing import Any

from grader import facts

from .drawn import BARS, SEVEN, png

PACKAGES = {"tensorflow": "2.21.0", "keras": "3.15.0", "numpy": "2.4.1", "matplotlib": "3.11.0"}
SHA = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00"


def handed_in(name: str, kind: facts.Kind = "notebook", **more: Any) -> facts.HandedIn:
    """Return what was handed in: twelve cells, the lines of the first nine known."""
    lines = {cell: 10 + 12 * cell for cell in range(1, 10)}
    return facts.HandedIn(name=name, kind=kind, sha256=SHA, cells=12, lines=lines, **more)


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
        pictures=(facts.FoundPicture(figure=1, axes=0, picture=0, split="test", index=0),),
    )


def ran(*cells: facts.CellRun, outcome: facts.Outcome = "finished", **more: Any) -> facts.Run:
    """Return a run of *cells*, or of nine that went well."""
    went_well = tuple(facts.CellRun(cell=cell, outcome="ok", seconds=0.5) for cell in range(1, 10))
    fields = {"seconds": 31.25, "peak_memory_mb": 1408.5, **more}
    return facts.Run(outcome=outcome, cells=cells or went_well, **fields)


def evidence(name: str, run: facts.Run, **more: Any) -> facts.Evidence:
    """Return evidence of the notebook *name*."""
    fields = {"submission": handed_in(name), "environment": environment(), **more}
    isolation = facts.Isolation(
        level="process", self_test="12 of 12", notes=("bubblewrap is not installed here",)
    )
    return facts.Evidence(run=run, grader="0.1.0", isolation=isolation, **fields)
