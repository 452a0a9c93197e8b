"""Check of how often the network is right about images it has never seen."""

from __future__ import annotations

import math

from ..facts import Evidence, Measured
from ..records import Status, Verdict
from .errors.raised import FITTING
from .findings.basis import MEASURED, Basis, fallen_back, unfinished
from .findings.choose import graded_model, measured, training
from .findings.compare import at_least
from .findings.doubt import NOTHING_TO_DO, doubt_of
from .findings.handmade import handmade
from .findings.holding_back import held_back_by
from .findings.learning import Share, measured_share, observed_share
from .gaps import (
    NO_NETWORK,
    NOT_BUILT,
    NOT_TRAINED,
    absent,
    after_the_clock,
    cut_to_the_budget,
    stopped_by_the_clock,
)
from .registry import Options, check
from .say import capital, model_name, percent
from .verdicts import failed, partial, passed, pending

__all__ = ["accuracy"]

_FEWEST = 1000  # Fewer test images than this say too little about the share of right answers.
_SAME = 1e-2  # Two runs of the same weights may differ by rounding, not by this much.
_OTHERWISE = "It is asked about images that were prepared in another way than those it was trained on."
_PREPARE = "What was done to the training images before training? Do just the same to the test images."
_LEARN = "Does the loss still fall in the last epoch? Then it can learn more: what would let it?"
_EITHER = f"Are the test images prepared just like the training images? {_LEARN}"
_EASIER = 0.03  # A part of the test images may be easier than all of them by about this share.


@check(
    "accuracy",
    rests_on="measured",
    needs=("trained", "no-test-leak"),
    options={"full": 0.9, "half": 0.8},
)
def accuracy(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The network is right about most test images

    Being right about images it was trained on proves little. How often a network is right about images it has
    never seen is the figure that counts.
    """
    if graded_model(student) is None:
        return absent(student, NO_NETWORK, hint=NOT_BUILT)
    own = handmade(student)
    if own is not None:
        return own
    share, basis = _share(student)
    if not student.claims.fits and (share is None or share.right < options["half"]):
        return absent(
            student, "No training was found, so there is no accuracy to speak of.", FITTING, NOT_TRAINED
        )
    broken_off = unfinished(student, basis)
    if broken_off is not None:
        return broken_off
    if share is None:
        return pending("How often the network is right could not be measured.")
    if share.of < _FEWEST:
        return pending(f"The network answers only {share.of} test images, too few to judge.")
    verdict = _contradiction(student, share, options["full"]) or _graded(
        student, reference, share, basis, options
    )
    if verdict.status in (Status.PASSED, Status.PARTIAL) and (doubt := doubt_of(student, share)):
        return pending(doubt, graded_model(student), hint=NOTHING_TO_DO, rests_on=basis.rests_on)
    below = verdict.status in (Status.FAILED, Status.PARTIAL)
    if below and stopped_by_the_clock(student, training(student)):
        return after_the_clock(verdict.message)
    return cut_to_the_budget(student, training(student), verdict)


def _share(student: Evidence) -> tuple[Share | None, Basis]:
    share = measured_share(student)
    return (share, MEASURED) if share else (observed_share(student), fallen_back(student))


def _graded(student: Evidence, reference: Evidence, share: Share, basis: Basis, options: Options) -> Verdict:
    model = graded_model(student)
    assert model is not None
    name = capital(model_name(student, model))
    right = f"{name} is right about {round(share.right * share.of)} of {share.of} test images"
    expected, found = f"at least {percent(options['full'])}", percent(share.right)
    alike = _prepared_alike(student)
    remark = f"{basis.remark}{f' {_OTHERWISE}' if alike is False else ''}"
    if at_least(share.right, options["full"]):
        message = f"{right} ({found}).{remark}"
        return passed(message, model, expected=expected, found=found, rests_on=basis.rests_on)
    message = f"{right} ({found}); {expected} are wanted.{remark}"
    hint = _PREPARE if alike is False else held_back_by(student, reference) or (_LEARN if alike else _EITHER)
    if at_least(share.right, options["half"]):
        return partial(
            0.5, message, model, expected=expected, found=found, hint=hint, rests_on=basis.rests_on
        )
    return failed(message, model, expected=expected, found=found, hint=hint, rests_on=basis.rests_on)


def _prepared_alike(student: Evidence) -> bool | None:
    """Whether test images are prepared as those for training are; None where that is not known."""
    found = measured(student)
    return None if found is None or found.preprocessing is None else found.preprocessing.trained_alike


def _contradiction(student: Evidence, share: Share, full: float) -> Verdict | None:
    found, seen = measured(student), observed_share(student)
    if found is None or measured_share(student) is None:
        return None
    apart = found.agreement is not None and not _agrees(found.agreement.largest_difference)
    if apart:
        return pending("The predictions of your run are not those of your network rebuilt from its weights.")
    shares = (share, _among_answered(found))
    if (
        seen is not None
        and share.right < full <= seen.right
        and all(_far_apart(seen, s) for s in shares if s)
    ):
        return pending(
            f"In your run the network is right about {percent(seen.right)} of the test images, rebuilt about "
            f"{percent(share.right)}. The two do not fit together."
        )
    return None


def _among_answered(found: Measured) -> Share | None:
    """The share of right answers among the numerals that the network ever answers: it may know no others."""
    table = found.accuracy.confusion if found.accuracy else ()
    answered = [label for label in range(len(table)) if any(label < len(row) and row[label] for row in table)]
    of = sum(sum(table[label]) for label in answered)
    return Share(sum(table[label][label] for label in answered) / of, of) if of else None


def _far_apart(seen: Share, share: Share) -> bool:
    """Whether what the run saw is more than chance, and the easier half of the images, can explain."""
    if seen.of < _FEWEST:
        return False
    left_out = 1 - min(1.0, seen.of / share.of)
    by_chance = 3 * math.sqrt(max(0.0, share.right * (1 - share.right)) * left_out / seen.of)
    return seen.right - share.right > _SAME + by_chance + _EASIER * left_out


def _agrees(difference: float | None) -> bool:
    return difference is not None and difference <= _SAME
