"""What makes a high accuracy worth a person's look. None of it is proof, so none of it fails anybody."""

from __future__ import annotations

from ...facts import Accuracy, Evidence, Measured
from ..say import percent
from .choose import measured

__all__ = ["doubt_of"]

APART = 0.20  # Honest networks lose 0.4 points at most on the copies, of those that were measured.
RARE = 0.998  # More than the shipped assignment's kind of network reaches, and nearly any other.


def doubt_of(student: Evidence) -> str | None:
    """Return why a person looks at the accuracy of the rebuilt network, as a sentence; None as a rule."""
    found = measured(student)
    if found is None or found.accuracy is None:
        return None
    return _stored(found) or _falls_apart(found.accuracy, found.disturbed) or _too_good(found.accuracy)


def _stored(found: Measured) -> str | None:
    if found.memorised is None:
        return None
    return (
        f"Some of the network's weights (`{found.memorised.weights}`) look like test images, so that a person"
        " looks at how it comes by its answers."
    )


def _falls_apart(accuracy: Accuracy, disturbed: Accuracy | None) -> str | None:
    if disturbed is None or _share(accuracy) - _share(disturbed) <= APART:
        return None
    return (
        f"The network is right about {percent(_share(accuracy))} of the test images, but only about"
        f" {percent(_share(disturbed))} of them when they are a little dimmer and grainier. Networks that"
        " learned to read hardly notice that, so that a person looks at this one."
    )


def _too_good(accuracy: Accuracy) -> str | None:
    if _share(accuracy) <= RARE:
        return None
    return (
        f"The network is right about {accuracy.correct} of {accuracy.of} test images. So many are rarely"
        " reached, so that a person looks at how it was done."
    )


def _share(accuracy: Accuracy) -> float:
    return accuracy.correct / accuracy.of if accuracy.of else 0.0
