"""Reports as they come out of real submissions, made by hand: no renderer test ever runs anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader import facts
from grader.records import CheckResult, Report, Score, Status, Where

from .drawn import SEVEN, png
from .seen import (
    PACKAGES,
    compared,
    environment,
    evidence,
    figures,
    fit,
    handed_in,
    listing,
    measured,
    model,
    ran,
)

MANIFEST = "5f1d7c0a9b3e4d2c8a6f0e1b7c9d3a5e4f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d"

_TITLES: dict[str, tuple[str, float, Any]] = {
    "train-images": ("The 60000 training images are there", 1, "observed"),
    "train-labels": ("The 60000 training labels are there", 1, "observed"),
    "test-images": ("The 10000 test images are there", 1, "observed"),
    "test-labels": ("The 10000 test labels are there", 1, "observed"),
    "hidden-relu": ("A hidden layer uses relu", 2, "measured"),
    "ten-outputs": ("The model answers with ten numbers, one a digit", 2, "measured"),
    "softmax": ("The ten numbers are probabilities", 2, "measured"),
    "adam": ("The optimizer is Adam", 1, "observed"),
    "sparse-crossentropy": ("The loss is sparse categorical crossentropy", 1, "observed"),
    "trained": ("The model was trained on the training images", 2, "observed"),
    "accuracy": ("The model recognises test images", 3, "measured"),
    "no-test-leak": ("The test images were kept out of training", 1, "observed"),
    "argmax": ("np.argmax picks the numeral", 2, "observed"),
    "image-figure": ("The image is shown", 1, "observed"),
    "probability-figure": ("The ten probabilities are drawn", 2, "observed"),
    "why-split": ("Why the data is split", 1, "stated"),
    "relu-and-softmax": ("What relu and softmax are for", 1, "stated"),
}

_WHY = "The network must be judged on images that it has never seen; otherwise it may simply remember them."


def check(name: str, status: Status = Status.PASSED, share: float | None = None, **more: Any) -> CheckResult:
    """Return a line of a report; *share* of its points is earned (all when passed, none otherwise)."""
    title, points, ground = _TITLES[name]
    earned = points * (share if share is not None else float(status is Status.PASSED))
    silent = {Status.SKIPPED, Status.NOT_ATTEMPTED}
    fields = {"message": f"{title}.", "rests_on": None if status in silent else ground, "why": _WHY, **more}
    return CheckResult(id=name, title=title, status=status, earned=earned, points=points, **fields)


def report(checks: tuple[CheckResult, ...], evidence: facts.Evidence, **more: Any) -> Report:
    """Return a graded report of *checks*, with its score added up."""
    waiting = [line.points for line in checks if line.status in {Status.PENDING, Status.ERROR}]
    earned = sum(line.earned or 0.0 for line in checks if line.status not in {Status.PENDING, Status.ERROR})
    fields: dict[str, Any] = {
        "outcome": "graded",
        "score": Score(earned=earned, possible=sum(line.points for line in checks), pending=sum(waiting)),
        **more,
    }
    return Report(
        assignment_id="mnist",
        assignment_title="MNIST digits",
        manifest=MANIFEST,
        checks=checks,
        evidence=evidence,
        reference_packages=PACKAGES,
        reference=compared(),
        **fields,
    )


def full_marks() -> Report:
    """Everything right, but two written answers that a person reads; one check only instructors see."""
    written = ("why-split", "relu-and-softmax")
    checks = [check(name, cell=3) for name in _TITLES if name not in written]
    checks[11] = check("no-test-leak", cell=7, visibility="instructor")
    checks += [
        check(
            name,
            Status.PENDING,
            message="A person reads your answer.",
            found="So that we can test it fairly.",
            cell=2,
            why="",
            question="Say it in your own words.",
        )
        for name in written
    ]
    claims = facts.Claims(models=(model(),), fits=(fit(),), figures=figures())
    submission = handed_in("complete.ipynb", listing=listing())
    seen = evidence("complete.ipynb", ran(), claims=claims, measured=measured(), submission=submission)
    return report(tuple(checks), seen)


def mistakes() -> Report:
    """Several typical mistakes, every status, a cell that raised, other versions."""
    where = Where(path="week 3/mistakes.ipynb", line=72)
    checks = (
        check("train-images", cell=3, found="imgs_tr, 60000 x 28 x 28", message="Your imgs_tr are those."),
        check("train-labels", cell=3),
        check(
            "test-images",
            Status.FAILED,
            cell=4,
            message="Your x_test holds 100 images.",
            expected="10000 x 28 x 28",
            found="x_test, 100 x 28 x 28",
            hint="Keep all test images; a slice is fine for looking at them.",
            where=Where(path="week 3/mistakes.ipynb", line=58),
        ),
        check("test-labels", cell=3),
        check("hidden-relu", cell=5),
        check(
            "ten-outputs",
            Status.FAILED,
            cell=5,
            message="Your model answers with 9 numbers.",
            expected="10 outputs",
            found="9 outputs",
            hint="Look at the number of units in the last Dense layer: how many digits are there?",
            where=where,
        ),
        check("softmax", Status.SKIPPED, message="First the model needs ten outputs."),
        check("adam", cell=6),
        check(
            "sparse-crossentropy",
            Status.PARTIAL,
            0.5,
            cell=6,
            message="Your loss fits one-hot labels.",
            expected="sparse_categorical_crossentropy",
            found="categorical_crossentropy with one-hot labels",
            hint="It works; with plain labels you need no one-hot encoding.",
            where=Where(path=where.path, line=82),
        ),
        check("trained", cell=7),
        check(
            "accuracy",
            Status.PENDING,
            message="The training was stopped by the clock, so a person looks at it.",
        ),
        check("no-test-leak", Status.PASSED, cell=7),
        check(
            "argmax",
            Status.NOT_ATTEMPTED,
            message="No argmax of a prediction was found.",
            hint="np.argmax(predictions[0]) gives the numeral with the largest probability.",
        ),
        check("image-figure", cell=9),
        check("probability-figure", Status.ERROR, message="This check stopped with a mistake of ours."),
    )
    broken = facts.CellError(
        name="ValueError",
        message="shapes (100,28) and (10,) not aligned",
        line=2,
        traceback="Traceback (most recent call last):\n  Cell 8, line 2, in <module>\n"
        "    predictions @ labels\nValueError: shapes (100,28) and (10,) not aligned",
    )
    cells = [facts.CellRun(cell=cell, outcome="ok", seconds=0.4) for cell in range(1, 8)]
    cells.append(facts.CellRun(cell=8, outcome="error", seconds=0.1, error=broken))
    stopped = "Training stopped after 30 of 500 epochs."
    note = facts.Note(
        about="missing-package",
        subject="tqdm",
        text="tqdm is not installed here; that costs nothing.",
        cell=1,
    )
    history = {"loss": (2.1, None, 1.7, 1.5), "accuracy": (0.31, 0.42, 0.55, 0.61)}
    training = fit(epochs_asked=500, epochs_run=30, stopped="clock", history=history)
    claims = facts.Claims(models=(model(9),), fits=(training,), figures=figures(), notes=(note,))
    return report(
        checks,
        evidence(
            "mistakes.ipynb",
            ran(*cells, problems=(stopped, note.text)),
            claims=claims,
            measured=facts.Measured(model=1, rebuilt=True, why_not="It answers with 9 numbers, not 10."),
            submission=handed_in("mistakes.ipynb", listing=listing()),
            environment=environment(keras="3.10.0"),
        ),
    )


def not_graded() -> Report:
    """A file that is no notebook."""
    reason = "broken.ipynb is not JSON: it ends in the middle of cell 4. Save it again in Jupyter."
    checks = tuple(
        CheckResult(
            id=name,
            title=title,
            why=_WHY,
            status=Status.PENDING,
            earned=None,
            points=points,
            rests_on=None,
            message="Not graded.",
        )
        for name, (title, points, _) in _TITLES.items()
    )
    seen = facts.Evidence(
        submission=handed_in("broken.ipynb"),
        run=facts.Run(outcome="refused", problems=(reason,)),
        grader="0.1.0",
    )
    return report(checks, seen, outcome="not graded", reason=reason, score=Score(None, 25, 25))


def crashed() -> Report:
    """A run that Python did not survive; what came before counts."""
    found = ("train-images", "train-labels", "test-images", "test-labels")
    checks = [check(name, cell=3) for name in found]
    checks += [
        check(name, Status.NOT_ATTEMPTED, message="Nothing of the kind was found.")
        for name in _TITLES
        if name not in found and _TITLES[name][2] != "stated"
    ]
    cells = [facts.CellRun(cell=cell, outcome="ok", seconds=0.4) for cell in (1, 3)]
    cells += [facts.CellRun(cell=cell, outcome="not-reached") for cell in (4, 5, 6)]
    problem = "Python ended in cell 4 (exit code 139)."
    return report(
        tuple(checks), evidence("crashed.ipynb", ran(*cells, outcome="crashed", problems=(problem,)))
    )


def response() -> Report:
    """Words and pictures; nothing ran."""
    checks = (
        check(
            "train-images",
            rests_on="stated",
            found="60,000 images of 28 x 28",
            where=Where(path="response.md", line=12),
        ),
        check(
            "test-images",
            Status.FAILED,
            rests_on="stated",
            message="You state 50,000 test images.",
            expected="10000",
            found="50,000 images",
            hint="Print the shape of the test images.",
            where=Where(path="response.md", line=19),
        ),
        check(
            "argmax",
            rests_on="stated",
            message="You state the numeral 7.",
            where=Where(path="response.md", line=30),
        ),
        check("image-figure", rests_on="stated", message="Your response shows image.png."),
        check(
            "probability-figure",
            Status.FAILED,
            rests_on="stated",
            message="histogram.png could not be read.",
            hint="Export the figure as PNG and hand it in beside the response.",
        ),
        check(
            "why-split",
            Status.PENDING,
            message="A person reads your answer.",
            found="It shows how it does on *new* images.\nAn exam with known answers shows little.",
        ),
    )
    pictures = (
        facts.LinkedPicture(
            name="image.png", alt="a hand-written seven", width=128, height=128, thumbnail=png(SEVEN)
        ),
        facts.LinkedPicture(name="histogram.png", problem="This is not a picture: it begins with text."),
    )
    submission = handed_in("response.md", "response", pictures=pictures)
    return report(
        checks,
        facts.Evidence(submission=submission, run=facts.Run(outcome="not-run"), grader="0.1.0"),
    )


KINDS: dict[str, Callable[[], Report]] = {
    "full-marks": full_marks,
    "mistakes": mistakes,
    "not-graded": not_graded,
    "crashed": crashed,
    "response": response,
}
