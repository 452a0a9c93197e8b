"""
Evidence made by hand, for tests of checks: ours, and those of course staff.

    verdict = run_check("adam", an_evidence(models=[a_model(compiled=a_compiled(optimizer="SGD"))]))
    assert verdict.status == "failed"

Without changes everything is as in a complete submission of the shipped assignment.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from . import facts
from .checks import CHECKS
from .records import Verdict

__all__ = [
    "VALUES",
    "a_compiled",
    "a_content",
    "a_figure",
    "a_fit",
    "a_measurement",
    "a_model",
    "a_pick",
    "a_prediction",
    "a_response",
    "an_array",
    "an_evidence",
    "axes_of_an_image",
    "axes_of_probabilities",
    "run_check",
]

#: What the network answers to test image 0: a 7.
VALUES = (0.01, 0.01, 0.02, 0.03, 0.01, 0.01, 0.01, 0.86, 0.02, 0.02)

_T = TypeVar("_T", bound=facts.Record)
_IMAGES = facts.Content(dataset="mnist", part="images", train=60_000)
_LAYERS = (
    facts.Layer("Flatten", output_shape=(None, 784)),
    facts.Layer("Dense", units=128, activation="relu", output_shape=(None, 128), parameters=100_480),
    facts.Layer("Dense", units=10, activation="softmax", output_shape=(None, 10), parameters=1_290),
)


def run_check(
    id: str,  # noqa: A002 - the word the rubric uses
    student: facts.Evidence,
    reference: facts.Evidence | None = None,
    **options: Any,
) -> Verdict:
    """Return the verdict of one check, as for the submission's kind, with these options changed."""
    check = CHECKS[id]
    judge, _ = check.for_kind(student.submission.kind)
    return judge(student, reference or an_evidence(), {**check.info.options, **options})


def an_evidence(**changes: Any) -> facts.Evidence:
    """
    Return the evidence of a complete notebook, with changes.

    Takes the fields of Evidence, Claims and HandedIn: `an_evidence(fits=[], kind="module")`.
    """
    claims = _changed(_claims(), _taken(changes, facts.Claims))
    handed_in = facts.HandedIn(name="homework.ipynb", kind="notebook", sha256="0" * 64, cells=9, lines=_LINES)
    evidence = facts.Evidence(
        submission=_changed(handed_in, _taken(changes, facts.HandedIn)),
        run=facts.Run(outcome="finished"),
        claims=claims,
        measured=a_measurement(),
    )
    return _changed(evidence, changes)


def a_response(*prose: facts.Prose, pictures: tuple[facts.LinkedPicture, ...] = ()) -> facts.Evidence:
    """Return the evidence of a written response: nothing ran."""
    handed_in = facts.HandedIn(
        name="answers.md",
        kind="response",
        sha256="0" * 64,
        cells=1,
        lines={1: 1},
        prose=prose,
        pictures=pictures,
    )
    return facts.Evidence(submission=handed_in, run=facts.Run(outcome="not-run"))


def a_content(**changes: Any) -> facts.Content:
    """Return what all training images are recognised as, with changes."""
    return _changed(_IMAGES, changes)


def an_array(**changes: Any) -> facts.Array:
    """Return the array of all training images, with changes."""
    array = facts.Array("x_train", (60_000, 28, 28), "uint8", 0, 255, _IMAGES, cell=2, line=1)
    return _changed(array, changes)


def a_compiled(**changes: Any) -> facts.Compiled:
    """Return settings with Adam and the right loss, trained once, with changes."""
    compiled = facts.Compiled(
        optimizer="Adam",
        learning_rate=0.001,
        optimizer_slots=("momentum", "velocity"),
        loss="sparse_categorical_crossentropy",
        from_logits=False,
        metrics=("accuracy",),
    )
    return _changed(compiled, changes)


def a_model(**changes: Any) -> facts.Model:
    """Return a network of one hidden layer, compiled, with changes."""
    model = facts.Model(
        id=1,
        names=("model",),
        form="sequential",
        layers=_LAYERS,
        compiled=a_compiled(),
        compiles=1,
        input_shape=(None, 28, 28),
        output_shape=(None, 10),
        cell=3,
        line=1,
    )
    return _changed(model, changes)


def a_fit(**changes: Any) -> facts.Fit:
    """Return a training of five epochs on all training images, with changes."""
    fit = facts.Fit(
        number=1,
        model=1,
        images=_IMAGES,
        labels=a_content(part="labels"),
        shape=(60_000, 28, 28),
        rows=60_000,
        label_agreement=1.0,
        epochs_asked=5,
        epochs_run=5,
        batch_size=32,
        history={"accuracy": (0.92, 0.96, 0.97, 0.98, 0.985), "loss": (0.26, 0.12, 0.08, 0.06, 0.04)},
        cell=5,
        line=1,
    )
    return _changed(fit, changes)


def a_prediction(**changes: Any) -> facts.Prediction:
    """Return a prediction of all test images, with changes."""
    prediction = facts.Prediction(
        number=1,
        model=1,
        images=a_content(train=0, test=10_000),
        rows=10_000,
        output_shape=(10_000, 10),
        probabilities=True,
        sample=(facts.Answer("test", 0, VALUES),),
        correct=9_700,
        of=10_000,
        cell=6,
        line=1,
    )
    return _changed(prediction, changes)


def a_pick(**changes: Any) -> facts.Pick:
    """Return np.argmax of the prediction for test image 0, with changes."""
    pick = facts.Pick("argmax", "prediction", "np.argmax", 1, "test", 0, answer=7, cell=7, line=1)
    return _changed(pick, changes)


def axes_of_an_image(**changes: Any) -> facts.Axes:
    """Return axes that show test image 0; changes are to what it is recognised as."""
    content = a_content(**{"train": 0, "test": 1, "index": 0, **changes})
    return facts.Axes(pictures=(facts.ShownPicture((28, 28), content),))


def axes_of_probabilities(**changes: Any) -> facts.Axes:
    """Return axes with a bar for each value of the prediction for test image 0, with changes."""
    axes = facts.Axes(bars=VALUES, answer=facts.Answer("test", 0, VALUES), answer_model=1)
    return _changed(axes, changes)


def a_figure(*axes: facts.Axes, **changes: Any) -> facts.Figure:
    """Return a figure of these axes, shown in cell 8, with changes."""
    return _changed(facts.Figure(number=1, axes=axes, cell=8, line=1), changes)


def a_measurement(**changes: Any) -> facts.Measured:
    """Return what the verifier finds of the complete submission, with changes."""
    measured = facts.Measured(
        model=1,
        rebuilt=True,
        layers=_LAYERS,
        fresh=facts.Rows(256, 10, 0.0, 0.99, 1.0, 1.0, probabilities=True),
        accuracy=facts.Accuracy(9_700, 10_000),
        agreement=facts.Agreement(32, 1e-6),
        answers=(facts.Answer("test", 0, VALUES),),
        labels={"test:0": 7},
        pictures=(facts.FoundPicture(1, 0, 0, "test", 0),),
    )
    return _changed(measured, changes)


_LINES = {cell: 10 * cell for cell in range(1, 10)}


def _claims() -> facts.Claims:
    labels, test = a_content(part="labels"), a_content(train=0, test=10_000)
    return facts.Claims(
        arrays=(
            an_array(),
            an_array(name="y_train", shape=(60_000,), high=9, content=labels),
            an_array(name="x_test", shape=(10_000, 28, 28), content=test),
            an_array(name="y_test", shape=(10_000,), high=9, content=_changed(test, {"part": "labels"})),
        ),
        models=(a_model(),),
        fits=(a_fit(),),
        predictions=(a_prediction(),),
        picks=(a_pick(),),
        figures=(a_figure(axes_of_an_image()), a_figure(axes_of_probabilities(), number=2, cell=9)),
        loads=(facts.Load("mnist", "keras.datasets.mnist.load_data()", served=True, cell=2, line=1),),
    )


def _taken(changes: dict[str, Any], record: type[facts.Record]) -> dict[str, Any]:
    """Take out of the changes those that are fields of the record."""
    return {name: changes.pop(name) for name in record.__struct_fields__ if name in changes}


def _changed(record: _T, changes: dict[str, Any]) -> _T:
    tuples = {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()}
    return msgspec.structs.replace(record, **tuples)
