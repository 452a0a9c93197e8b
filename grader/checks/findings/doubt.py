"""What makes a high accuracy worth a person's look. None of it is proof, so none of it fails anybody."""

from __future__ import annotations

from ...facts import Evidence, Measured
from ..say import percent
from .choose import measured
from .learning import Share

__all__ = ["NOTHING_TO_DO", "doubt_of"]

NOTHING_TO_DO = "This alone costs no points. A few words on how the network came about help whoever looks."

APART = 0.20  # Honest networks lose a point or two on the copies, of those that were measured.
FIXED = 2**18  #: Bytes: eighty averaged images, or a large table of statistics; 10000 images take more.
RARE = 0.998  # More than the shipped assignment's kind of network reaches, and nearly any other.
_MANY = 5000  # Of fewer images than this, all may be easy ones.


def doubt_of(student: Evidence, share: Share) -> str | None:
    """Return why a person looks at a network that is right so often, as a sentence; None as a rule."""
    found = measured(student)
    return (found and (_stored(found) or _brought_along(found) or _falls_apart(found))) or _too_good(share)


def _stored(found: Measured) -> str | None:
    if found.memorised is None:
        return None
    return (
        f"{found.memorised.images} of the test images seem to be stored in the network"
        f" (`{found.memorised.weights}`). It may answer them from memory instead of having learned to read."
    )


def _brought_along(found: Measured) -> str | None:
    if found.carried is None:
        return None
    if found.carried.unread:
        return "Not all that the network brings along could be looked through."
    if found.carried.fixed <= FIXED:
        return None
    size = f"{found.carried.fixed / 2**20:.1f} MiB"
    return (
        f"Beside what it learned, the network brings along {size} of numbers that training does not change,"
        " more than reading digits usually takes. It may look its answers up there."
    )


def _falls_apart(found: Measured) -> str | None:
    copies, drawn = found.disturbed, found.drawn
    if copies is None or not copies.of or drawn is None or drawn.undisturbed is None:
        return None
    before, after = drawn.undisturbed / copies.of, copies.correct / copies.of
    if before - after <= APART:
        return None
    return (
        f"Of {copies.of} test images the network is right about {percent(before)}, but only about"
        f" {percent(after)} once they are a little dimmer and grainier. Networks that learned to read"
        " hardly notice that."
    )


def _too_good(share: Share) -> str | None:
    if share.right <= RARE or share.of < _MANY:
        return None
    return (
        f"The network is right about {percent(share.right)} of {share.of} test images, which is rarely"
        " reached."
    )
