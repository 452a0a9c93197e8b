"""Check of the training: on the right images, with their own labels, and to some effect."""

from __future__ import annotations

from ..facts import Evidence, Fit
from ..records import Status, Verdict
from .errors.raised import FITTING, raised_at
from .findings.astray import never_had, other_data
from .findings.choose import graded_model, training
from .findings.expected import classes
from .findings.handmade import handmade
from .findings.holding_back import held_back_by
from .findings.holdings import Wanted, whole
from .findings.learning import denied, has_learned, losses, measured_share, observed_share
from .gaps import NOT_TRAINED, absent, after_the_clock, cut_to_the_budget, stopped_by_the_clock
from .registry import Options, check
from .say import capital, dataset, epochs_of, model_name, percent, place
from .verdicts import failed, passed, pending

__all__ = ["trained"]

_SUSPECTS = "Look at the learning rate, the range of the pixels, and whether the loss fits the outputs."
_CONVINCING = 0.9  # Nobody is right about so many digits without having learned from digits.


@check("trained", rests_on="observed", options={"label_agreement": 0.9})
def trained(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The network is trained on the training images

    Training is what gives the network its weights: image after image it compares its answer with the label
    and shifts the weights a little, so that the loss falls.
    """
    fits = training(student) or student.claims.fits
    if not fits:
        return absent(student, "No training was found.", FITTING, NOT_TRAINED)
    own = handmade(student)
    if own is not None:
        return own
    ran = [fit for fit in fits if fit.epochs_run > 0 or fit.way == "custom loop"]
    verdict = _judge(student, reference, ran, options) if ran else _not_started(student, fits[-1])
    if verdict.status is Status.FAILED and stopped_by_the_clock(student, fits):
        return after_the_clock(verdict.message)
    return verdict


def _judge(student: Evidence, reference: Evidence, ran: list[Fit], options: Options) -> Verdict:
    chance = 1 / classes(reference)
    well = _well(student, chance)
    wanted = whole(reference, Wanted("images", "train")).dataset
    objections = (
        _another_model(student, ran, well),
        _wrong_images(student, reference, ran, well),
        _wrong_labels(student, ran, options["label_agreement"], well),
        _no_effect(student, reference, ran, chance),
    )
    return next((each for each in objections if each is not None), _trained(student, _on(wanted, ran)))


def _on(wanted: str, ran: list[Fit]) -> list[Fit]:
    """Return the training calls that were given training images; all where none is known to have been."""
    meant = [fit for fit in ran if fit.images and fit.images.dataset == wanted and fit.images.train > 0]
    return meant or ran


def _well(student: Evidence, chance: float) -> bool:
    share = measured_share(student) or observed_share(student)
    return share is not None and share.right >= 2 * chance


def _not_started(student: Evidence, fit: Fit) -> Verdict:
    error = raised_at(student, fit.cell)
    usual = "Read the last line of the error there: it says which shapes or settings do not fit together."
    why = f" {error.sentence}" if error else ""
    return failed(
        f"Training began ({place(student, fit)}), but ended before its first epoch was over.{why}",
        fit,
        expected="at least one epoch",
        found="0 epochs",
        hint=(error.advice if error else None) or usual,
    )


def _another_model(student: Evidence, ran: list[Fit], well: bool) -> Verdict | None:
    model = graded_model(student)
    if training(student) or well or model is None:
        return None
    name = capital(model_name(student, model))
    message = f"{name} makes the predictions, but {place(student, ran[-1])} trains another one."
    if measured_share(student) is None:
        return pending(message, model)
    return failed(message, model, expected="the model that predicts is trained", found="an untrained model",
                  hint="Is the model made anew between training and predicting?")  # fmt: skip


def _wrong_images(student: Evidence, reference: Evidence, ran: list[Fit], well: bool) -> Verdict | None:
    expected = whole(reference, Wanted("images", "train"))
    contents = [fit.images for fit in ran if fit.images is not None]
    if any(each.dataset == expected.dataset and each.train > 0 for each in contents):
        return None
    known = [each for each in contents if each.train + each.test > 0 and not each.assumed]
    if not known and never_had(student, expected.dataset):
        return _other_data(student, ran[-1], expected.dataset)
    if not known:
        unclear = f"What the network was trained on ({place(student, ran[-1])}) could not be recognised."
        return None if well else pending(unclear, ran[-1])
    other = known[-1].dataset != expected.dataset
    found = dataset(known[-1].dataset) if other else "test images"
    return failed(
        f"The network is trained on {found} ({place(student, ran[-1])}).",
        ran[-1],
        expected=f"the training images of {dataset(expected.dataset)}",
        found=found,
        hint="Look at what is handed to the training.",
    )


def _other_data(student: Evidence, fit: Fit, wanted: str) -> Verdict:
    share = measured_share(student) or observed_share(student)
    if share is not None and share.right >= _CONVINCING:
        return pending(
            f"The data of your training ({place(student, fit)}) could not be recognised, and yet the network "
            f"reads {percent(share.right)} of the test images.",
            fit,
        )
    return failed(
        f"The network is trained ({place(student, fit)}), but not on {dataset(wanted)}: these were never "
        f"loaded. It learns from {other_data(student)}.",
        fit,
        expected=f"the training images of {dataset(wanted)}",
        found=other_data(student),
        hint="Look at which data set you load.",
    )


def _wrong_labels(student: Evidence, ran: list[Fit], least: float, well: bool) -> Verdict | None:
    agreement = ran[-1].label_agreement
    if agreement is None or agreement >= least:
        return None
    where = place(student, ran[-1])
    message = f"Only {percent(agreement)} of the images are trained with their own label ({where})."
    if well:
        return pending(f"{message} And yet the network learned something.", ran[-1])
    return failed(
        message,
        ran[-1],
        expected="each image with its own label",
        found=percent(agreement),
        hint="Whatever reorders the images has to reorder the labels in the same way.",
    )


def _no_effect(student: Evidence, reference: Evidence, ran: list[Fit], chance: float) -> Verdict | None:
    curve, share = losses(ran), measured_share(student)
    if curve and curve[-1] is None:
        return failed(
            f"The loss became NaN ({place(student, ran[-1])}): from there on the weights are lost.",
            ran[-1],
            expected="a loss that falls",
            found="NaN",
            hint="Very large steps do that: look at the learning rate, and at the range of the pixels.",
        )
    learned = has_learned(student, ran, chance)
    if learned is None:
        return pending(f"What the training came to ({place(student, ran[-1])}) could not be seen.", ran[-1])
    if not learned:
        return cut_to_the_budget(student, ran, _guesses(student, reference, ran[-1], curve))
    if share is not None and denied(student, chance):
        return pending(
            "Your run says that the network learned, but rebuilt from its weights it is right about only "
            f"{percent(share.right)} of the test images.",
            ran[-1],
        )
    return None


def _guesses(student: Evidence, reference: Evidence, fit: Fit, curve: tuple[float | None, ...]) -> Verdict:
    share = measured_share(student) or observed_share(student)
    answers = "answers as good as chance" if share is None else f"{percent(share.right)} of the answers right"
    went = _curve(curve)
    return failed(
        f"The network is trained ({place(student, fit)}), but it is no better than guessing.",
        fit,
        expected="a loss that falls until the answers are better than guessed ones",
        found=f"{answers}, and a loss that {went}" if went else answers,
        hint=held_back_by(student, reference) or _SUSPECTS,
    )


def _trained(student: Evidence, ran: list[Fit]) -> Verdict:
    epochs = sum(fit.epochs_run for fit in ran)
    curve = _curve(losses(ran))
    fell = f" The loss {curve}." if curve else ""
    last = ran[-1]
    stop = ""
    if last.stopped == "budget":
        stop = f" It was stopped after {epochs_of(last)}, which is as long as the grader trains."
    times = f"for {epochs} epoch{'s' if epochs != 1 else ''}" if epochs else "in a loop of your own"
    return passed(f"The network is trained {times} ({place(student, last)}).{fell}{stop}", last)


def _curve(curve: tuple[float | None, ...]) -> str:
    if not curve or curve[0] is None or curve[-1] is None:
        return ""
    last = _loss(curve[-1])
    return f"went from {_loss(curve[0])} to {last}" if len(curve) > 1 else f"ended at {last}"


def _loss(value: float) -> str:
    """Return a loss as people write it, without an exponent where it is merely large."""
    return f"{value:.0f}" if 1000 <= value < 1e6 else f"{value:.3g}"
