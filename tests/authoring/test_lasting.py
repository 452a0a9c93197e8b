"""What of the reference's evidence is kept, and what counts as a change in it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from grader.authoring.lasting import differences, lasting
from grader.facts import (
    Accuracy,
    Array,
    Axes,
    CellRun,
    Claims,
    Compiled,
    Environment,
    Evidence,
    Figure,
    Fit,
    HandedIn,
    Isolation,
    Measured,
    Model,
    Prose,
    Run,
)

from ..tables import table

EVIDENCE = Evidence(
    submission=HandedIn(name="mnist.py", kind="module", sha256="aa", cells=1),
    run=Run(
        outcome="finished",
        seconds=12.5,
        peak_memory_mb=900,
        verify_seconds=2,
        cells=(CellRun(cell=1, outcome="ok", seconds=3, outputs=({"output_type": "stream"},)),),
    ),
    grader="1",
    claims=Claims(
        arrays=(Array(name="x", shape=(2, 3), dtype="uint8"),),
        models=(Model(id=1, weights="bb", compiled=Compiled(optimizer="Adam", learning_rate=0.001)),),
        fits=(Fit(number=1, model=1, epochs_run=2, history={"loss": (0.5, 0.25)}),),
        figures=(Figure(number=1, thumbnail=b"png", axes=(Axes(bars=(0.1, 0.9)),)),),
    ),
    measured=Measured(model=1, rebuilt=True, accuracy=Accuracy(correct=9700, of=10000, confusion=((1, 2),))),
    environment=Environment(python="3.11"),
    isolation=Isolation(level="process"),
)


def changed(path: str, value: Any) -> Evidence:
    """The evidence with one value of it changed; `path` as `claims.fits.0.epochs_run`."""
    plain = msgspec.to_builtins(EVIDENCE)
    *steps, last = path.split(".")
    place = plain
    for step in steps:
        place = place[int(step)] if isinstance(place, list | tuple) else place[step]
    place[last] = value
    return msgspec.convert(plain, Evidence, str_keys=True)


def test_what_lasts_holds_no_times_outputs_or_pictures() -> None:
    kept = lasting(EVIDENCE)
    assert kept.run == Run(outcome="finished", cells=(CellRun(cell=1, outcome="ok"),))
    assert kept.claims.figures[0].thumbnail is None
    assert kept.isolation == Isolation()
    assert kept.environment == EVIDENCE.environment
    assert lasting(kept) == kept


def test_evidence_does_not_differ_from_itself() -> None:
    assert differences(EVIDENCE, EVIDENCE) == []
    assert differences(lasting(EVIDENCE), lasting(EVIDENCE)) == []


def test_what_must_not_be_kept_is_a_difference() -> None:
    """Evidence recorded before something was left out is made anew."""
    assert any("thumbnail" in line for line in differences(EVIDENCE, lasting(EVIDENCE)))


@table(
    ("path", "value"),
    {
        "the time it took": ("run.seconds", 99.0),
        "the machine": ("environment.python", "3.13"),
        "the isolation": ("isolation.level", "sandboxed"),
        "the grader": ("grader", "2"),
        "the weights": ("claims.models.0.weights", "cc"),
        "the last digits of a loss": ("claims.fits.0.history", {"loss": [0.51, 0.255]}),
        "the last digits of a probability": ("claims.figures.0.axes.0.bars", [0.12, 0.88]),
        "a few answers": ("measured.accuracy.correct", 9688),
    },
)
def test_noise_is_no_difference(path: str, value: Any) -> None:
    assert differences(EVIDENCE, changed(path, value)) == []


@table(
    ("path", "value", "named"),
    {
        "the solution": ("submission.sha256", "bb", "submission.sha256: 'aa' -> 'bb'"),
        "a name": ("claims.arrays.0.name", "y", "claims.arrays[0].name: 'x' -> 'y'"),
        "a shape": ("claims.arrays.0.shape", [2, 3, 1], "claims.arrays[0].shape"),
        "an array less": ("claims.arrays", [], "claims.arrays"),
        "the learning rate": (
            "claims.models.0.compiled.learning_rate",
            0.002,
            "learning_rate: 0.001 -> 0.002",
        ),
        "the epochs": ("claims.fits.0.epochs_run", 3, "claims.fits[0].epochs_run: 2 -> 3"),
        "a diverged loss": ("claims.fits.0.history", {"loss": [0.5, None]}, "0.25 -> nothing"),
        "another loss": ("claims.fits.0.history", {"loss": [0.5, 2.5]}, "0.25 -> 2.5"),
        "many answers": ("measured.accuracy.correct", 5000, "measured.accuracy.correct: 9700 -> 5000"),
        "nothing measured": ("measured", None, "measured"),
        "true for a number": ("measured.rebuilt", False, "measured.rebuilt: True -> nothing"),
    },
)
def test_what_changed_is_named(path: str, value: Any, named: str) -> None:
    (difference,) = differences(EVIDENCE, changed(path, value))
    assert named in difference


@pytest.mark.parametrize("huge", ["x" * 5000])
def test_a_difference_is_short_enough_to_read(huge: str) -> None:
    (difference,) = differences(EVIDENCE, changed("claims.arrays.0.name", huge))
    assert len(difference) < 200


def test_answers_and_the_networks_configuration_are_not_kept_for_students_to_read() -> None:
    told = Prose(text="Why are there two sets?")
    answered = Prose(text="<!-- solution -->\nBecause.\n<!-- end solution -->")
    seen = msgspec.structs.replace(
        EVIDENCE,
        submission=msgspec.structs.replace(EVIDENCE.submission, prose=(told, answered)),
        claims=Claims(models=(Model(id=1, names=("net",), config='{"class_name": "Sequential"}'),)),
    )
    kept = lasting(seen)
    assert kept.submission.prose == (told,)
    assert kept.claims.models == (Model(id=1, names=("net",)),)
