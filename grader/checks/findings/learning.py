"""What curves and measurements say about whether a network learned anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...facts import Evidence, Fit, Number
from ..verdicts import Located
from .choose import family, graded_model, measured, models_around, training

__all__ = ["Share", "denied", "has_learned", "losses", "measured_share", "observed_share"]


@dataclass(frozen=True)
class Share:
    """Right answers among test images, and where that was seen."""

    right: float
    of: int
    at: Located | None = None


def losses(fits: Iterable[Fit]) -> tuple[Number, ...]:
    """Return the loss after each epoch, one training call after the other; None where it is NaN."""
    return tuple(loss for fit in fits for loss in fit.history.get("loss", ()))


def denied(student: Evidence, chance: float) -> bool:
    """
    Whether the rebuilt network knows no more than chance, of all that the run says it learned.

    Images prepared otherwise than for training explain that, and so does a run that saw the same.
    """
    share, seen, found = measured_share(student), observed_share(student), measured(student)
    if share is None or share.right >= 2 * chance or (seen is not None and seen.right < 2 * chance):
        return False
    how = found.preprocessing if found else None
    return how is None or how.trained_alike


def _last_accuracy(fits: Iterable[Fit]) -> Number:
    """Return the training accuracy after the last epoch, whatever it is called; None where there is none."""
    return next((_accuracy_of(fit) for fit in reversed(tuple(fits)) if _accuracy_of(fit) is not None), None)


def measured_share(student: Evidence) -> Share | None:
    """Return what the rebuilt network scored on the data set's own test images."""
    found = measured(student)
    if found is None or found.accuracy is None or found.accuracy.of <= 0:
        return None
    return Share(found.accuracy.correct / found.accuracy.of, found.accuracy.of)


def observed_share(student: Evidence) -> Share | None:
    """Return what the student's own run scored on most test images, the latest where several are as many."""
    return max(_observed(student), key=lambda share: share.of, default=None)


def _observed(student: Evidence) -> Iterator[Share]:
    # max() keeps the first of equals: the latest comes first, counted answers before reported ones.
    ids = _relatives(student)
    predictions = [said for said in reversed(student.claims.predictions) if said.model in ids]
    for said in predictions:
        if said.correct is not None and said.of:
            yield Share(said.correct / said.of, said.of, said)
    for said in predictions:
        accuracy = _accuracy_in(said.metrics)
        if accuracy is not None and said.images is not None and said.images.test:
            yield Share(accuracy, said.images.test, said)
    for fit in reversed(training(student)):
        values = [series for name, series in fit.history.items() if name.startswith("val_") and "acc" in name]
        if (
            fit.validation is not None
            and fit.validation.test
            and values
            and values[0]
            and values[0][-1] is not None
        ):
            yield Share(values[0][-1], fit.validation.test, fit)


def _relatives(student: Evidence) -> set[int]:
    model = graded_model(student)
    if model is None:
        return set()
    return {each.id for each in (*family(student, model), *models_around(student, model))}


def _accuracy_of(fit: Fit) -> Number:
    series = (values for name, values in fit.history.items() if "acc" in name and not name.startswith("val_"))
    return next((values[-1] for values in series if values), None)


def _accuracy_in(metrics: Mapping[str, Number]) -> Number:
    return next((value for name, value in metrics.items() if "acc" in name), None)


def has_learned(student: Evidence, fits: Sequence[Fit], chance: float) -> bool | None:
    """
    Whether training had an effect: None where nothing tells.

    The training accuracy tells, else the loss, else answers to test images. Twice as good as guessing is
    the least that counts.
    """
    shares = [share.right for share in (measured_share(student), observed_share(student)) if share]
    accuracy, curve = _last_accuracy(fits), losses(fits)
    if any(right >= 2 * chance for right in shares):
        return True
    if accuracy is not None:
        return accuracy >= 2 * chance
    if len(curve) > 1:
        return curve[0] is not None and curve[-1] is not None and curve[-1] < curve[0]
    if shares:
        return False
    return True if curve else None
