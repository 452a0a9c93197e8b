"""Check that what the network is tested on is not what it was trained on."""

from __future__ import annotations

from ..facts import Content, Evidence, Fit
from ..records import Verdict
from .errors.raised import FITTING
from .findings.astray import never_had
from .findings.choose import training
from .findings.handmade import handmade
from .findings.holdings import Wanted, whole
from .gaps import NOT_TRAINED, absent
from .registry import Options, check
from .say import place
from .verdicts import failed, passed, pending

__all__ = ["no_test_leak"]

_TWINS = 50  # A few images of the two splits look alike.
_MOST = 0.01


@check("no-test-leak", rests_on="observed")
def no_test_leak(student: Evidence, reference: Evidence, _options: Options) -> Verdict:
    """
    No test image is used for training

    A network that has seen the test images can know them by heart. Its accuracy on them then says nothing
    about how it does with new ones.
    """
    called = training(student) or student.claims.fits
    fits = [fit for fit in called if not _never_began(fit)]
    if not fits:
        nothing = (
            "The training ended before its first epoch was over." if called else "No training was found."
        )
        return absent(student, nothing, FITTING, NOT_TRAINED)
    own = handmade(student)
    if own is not None:
        return own
    for fit in fits:
        if fit.images is not None and _leaks(fit.images):
            return _leak(student, fit, fit.images)
    unclear = [fit for fit in fits if not _known(fit)]
    if unclear and never_had(student, whole(reference, Wanted("images", "test")).dataset):
        return passed("No test image is used for training: your run never had any.", unclear[-1])
    if unclear:
        return pending(
            f"What the network was trained on ({place(student, unclear[-1])}) could not be recognised.",
            unclear[-1],
        )
    checked = any(fit.validation is not None and fit.validation.test for fit in fits)
    beside = " Watching the test images while it trains is fine." if checked else ""
    return passed(f"No test image is among what the network is trained on.{beside}", fits[-1])


def _never_began(fit: Fit) -> bool:
    return fit.way == "fit" and fit.epochs_run == 0 and fit.stopped == "error"


def _leaks(images: Content) -> bool:
    return images.test > _TWINS or images.test > _MOST * (images.train + images.test)


def _leak(student: Evidence, fit: Fit, images: Content) -> Verdict:
    message = f"{images.test} test images are among what the network is trained on ({place(student, fit)})."
    if images.assumed:
        return pending(f"{message} That follows from their number alone.", fit)
    if _own_split(student, images):
        return pending(
            f"{message} It seems that you divided both splits anew, put together.",
            fit,
        )
    return failed(
        message,
        fit,
        expected="0 test images",
        found=f"{images.test} test images",
        hint="Look at what is handed to the training. As validation data the test images are fine.",
    )


def _own_split(student: Evidence, images: Content) -> bool:
    """Whether another array holds rows of both splits in about the same proportion: the rest of them."""
    if images.train <= 0:
        return False
    proportion = images.test / (images.train + images.test)
    mixed = (array.content for array in student.claims.arrays if array.content is not None)
    return any(each.part == "images" and _rest_of(each, images, proportion) for each in mixed)


def _rest_of(other: Content, images: Content, proportion: float) -> bool:
    rows = other.train + other.test
    apart = rows < images.train + images.test and other.train > 0 and other.test > 0
    return apart and abs(other.test / rows - proportion) <= 0.05


def _known(fit: Fit) -> bool:
    return fit.images is not None and fit.images.train + fit.images.test >= fit.images.unknown
