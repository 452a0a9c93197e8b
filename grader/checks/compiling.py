"""Checks of the compile settings, read from the live model."""

from __future__ import annotations

import difflib

from ..facts import CellError, Compiled, Evidence, Model
from ..records import Verdict
from .errors.advice import advice_on
from .errors.raised import BUILDING, COMPILING, raised_at_line
from .findings.choose import compile_candidates, compiled_model, training
from .findings.expected import classes, settings
from .findings.layers import output_activation, steps
from .findings.losses import KERAS_LOSSES
from .findings.softmaxed import softmax_elsewhere
from .gaps import NO_NETWORK, NOT_BUILT, absent
from .registry import Options, check
from .say import a_few, capital, model_name, place
from .verdicts import Located, Spot, failed, partial, passed, pending

__all__ = ["adam", "sparse_crossentropy"]

_RELATIVES = {"adamw", "adamax", "nadam"}
_MISSPELLED = 0.8
_FOR_ONE_HOT = "categorical_crossentropy"
_SPELLING = "Compare its spelling, letter by letter, with the documentation's list of losses."
_MISSING_LOSS = "Without a loss there is nothing to make smaller: compile takes one beside the optimizer."
_COMPILE = "A network gets its optimizer and its loss when it is compiled, before it is trained."
_LAST_LINE = "The last line of the error says what compile could not take."
_REFUSED = "a call that raised an error"
_UNSEEN = "You train in a loop of your own, where the {} cannot be observed."
_FITTING = "What do the labels look like, and what does the network answer? The loss has to fit both."


@check("adam", rests_on="observed", options={"relative": 0.5})
def adam(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The optimizer is Adam

    The optimizer decides how the weights change after each batch. Adam keeps a step size of its own for each
    weight, which is why it learns quickly without much tuning.
    """
    wanted = settings(reference)
    found = compiled_model(student)
    if found is None:
        return _not_compiled(student, "optimizer", wanted.optimizer)
    model, compiled = found
    name, used, at = capital(model_name(student, model)), compiled.optimizer, _place(model, compiled)
    if used.lower() == wanted.optimizer.lower():
        missing = _missing_slots(student, model, compiled, wanted)
        if missing:
            return pending(f"{name} says {used}, but its optimizer does not hold {a_few(missing)}.", at)
        return passed(f"{name} is {_verb(student, model)} with {used}{_rate(compiled)}.", at)
    message = f"{name} is {_verb(student, model)} with {used}"
    if used.lower() in _RELATIVES:
        return partial(
            options["relative"],
            f"{message}, a relative of {wanted.optimizer}.",
            at,
            expected=wanted.optimizer,
            found=used,
            hint="A reasonable choice; the assignment asks for the plain form.",
        )
    return failed(
        f"{message}.",
        at,
        expected=wanted.optimizer,
        found=used,
        hint=f"The assignment asks for {wanted.optimizer}. Where do you name the optimizer?",
    )


@check("sparse-crossentropy", rests_on="observed", options={"one_hot": 0.5, "scores": 0.5})
def sparse_crossentropy(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The loss is sparse categorical crossentropy

    The loss says how wrong the network is. This one compares the probabilities it gives with the label as a
    plain number, which is how the labels of this data set come.
    """
    wanted = settings(reference).loss or ""
    found = compiled_model(student)
    if found is None:
        return _not_compiled(student, "loss", wanted)
    model, compiled = found
    start, at = f"{capital(model_name(student, model))} is {_verb(student, model)}", _place(model, compiled)
    if compiled.loss == wanted:
        return _right_loss(student, model, compiled, options["scores"], classes(reference))
    if compiled.loss is None:
        return _no_loss(student, model, compiled, wanted)
    if compiled.loss == _FOR_ONE_HOT and not _plain_labels(student):
        return partial(
            options["one_hot"],
            f"{start} with {compiled.loss}, which takes one-hot labels. That is a reasonable choice, but the "
            "assignment asks for the loss that takes the labels as they are.",
            at,
            expected=wanted,
            found=compiled.loss,
            hint="Which loss needs no one-hot labels?",
        )
    return _other_loss(student, model, compiled, wanted)


def _no_loss(student: Evidence, model: Model, compiled: Compiled, wanted: str) -> Verdict:
    if model.compiles == 0 and not _looped(student):
        return absent(student, "No loss was found.", COMPILING, _COMPILE)
    if model.compiles == 0:
        return pending(_UNSEEN.format("loss"), model)
    message = f"{capital(model_name(student, model))} is compiled without a loss."
    return failed(message, _place(model, compiled), expected=wanted, found="none", hint=_MISSING_LOSS)


def _right_loss(student: Evidence, model: Model, compiled: Compiled, share: float, outputs: int) -> Verdict:
    name, activation = capital(model_name(student, model)), output_activation(steps(model))
    start, at = f"{name} is {_verb(student, model)} with {_loss_named(compiled)}", _place(model, compiled)
    if activation == "softmax" and compiled.from_logits:
        return passed(
            f"{start}. But from_logits=True tells it to expect scores, while the network already gives "
            "probabilities; Keras notices and warns, and training is none the worse here.",
            at,
            hint="Either the network or the loss applies softmax, not both.",
        )
    if activation == "log_softmax" and compiled.from_logits is False:
        return partial(
            share,
            f"{start}, which takes the network's outputs for probabilities. Those of log_softmax are their "
            "logarithms, all below zero.",
            at,
            expected="outputs that the loss understands",
            found="log_softmax with from_logits=False",
            hint="What does the loss expect, and what does log_softmax give? Print a row of outputs.",
        )
    scores_elsewhere = activation == "linear" and softmax_elsewhere(student, model, outputs)
    if scores_elsewhere and compiled.from_logits is False:
        return partial(
            share,
            f"{start}, which takes the network's scores for probabilities: softmax comes only later.",
            at,
            expected="a loss that knows it gets scores",
            found="from_logits=False",
            hint="The loss has an option that says what kind of outputs it gets.",
        )
    return passed(f"{start}.", at)


def _other_loss(student: Evidence, model: Model, compiled: Compiled, wanted: str) -> Verdict:
    name, loss, at = capital(model_name(student, model)), compiled.loss or "", _place(model, compiled)
    unknown = loss not in KERAS_LOSSES
    if unknown and any(fit.epochs_run or fit.way == "custom loop" for fit in training(student)):
        return pending(f"{name} is {_verb(student, model)} with a loss of your own, `{loss}`.", at)
    slip = unknown and difflib.SequenceMatcher(None, loss.lower(), wanted).ratio() >= _MISSPELLED
    remark = " That name does not exist; it looks like a slip of the keyboard." if slip else ""
    return failed(
        f"{name} is {_verb(student, model)} with {loss}.{remark}",
        at,
        expected=wanted,
        found=loss,
        hint=_SPELLING if slip else _FITTING,
    )


def _not_compiled(student: Evidence, what: str, wanted: str) -> Verdict:
    if not student.claims.models:
        return absent(student, NO_NETWORK, BUILDING, NOT_BUILT)
    loops = [fit for fit in training(student) if fit.way == "custom loop"]
    if loops:
        return pending(_UNSEEN.format(what), loops[-1])
    message = f"No network is compiled, so there is no {what}."
    refused = next((each for each in compile_candidates(student) if each.compile_error), None)
    if refused is not None:
        return _refused(student, message, refused, wanted)
    error = raised_at_line(student, COMPILING)
    if error is None:
        return absent(student, message, COMPILING, _COMPILE)
    hint = error.advice or _LAST_LINE
    return failed(f"{message} {error.sentence}", error.spot, expected=wanted, found=_REFUSED, hint=hint)


def _refused(student: Evidence, message: str, model: Model, wanted: str) -> Verdict:
    at = Spot(model.compile_error_cell, model.compile_error_line)
    error = model.compile_error or ""
    name, _, said = error.partition(": ")
    return failed(
        f"{message} The call of compile ({place(student, at)}) ended with {error.rstrip('.')}.",
        at,
        expected=wanted,
        found=_REFUSED,
        hint=advice_on(CellError(name, said)) or _LAST_LINE,
    )


def _place(model: Model, compiled: Compiled) -> Located:
    """Return where it was compiled, or else where it was made."""
    return model if compiled.cell is None else compiled


def _verb(student: Evidence, model: Model) -> str:
    """Return what was done with these settings: a loop of one's own takes them without any compile."""
    if model.compiles:
        return "compiled"
    return "trained" if _looped(student) else "to be trained"


def _looped(student: Evidence) -> bool:
    return any(fit.way == "custom loop" for fit in training(student))


def _plain_labels(student: Evidence) -> bool:
    """Whether training was given labels that are known to be plain numbers, and never one-hot ones."""
    labels = [fit.labels for fit in training(student) if fit.labels is not None]
    return bool(labels) and not any(each.one_hot for each in labels)


def _loss_named(compiled: Compiled) -> str:
    """Return the loss's name, and how it was recognised where it is a function of the student's."""
    if compiled.own_loss is None:
        return str(compiled.loss)
    return f"`{compiled.own_loss}`, which computes the same as {compiled.loss}"


def _rate(compiled: Compiled) -> str:
    return "" if compiled.learning_rate is None else f" (learning rate {compiled.learning_rate:g})"


def _missing_slots(student: Evidence, model: Model, compiled: Compiled, wanted: Compiled) -> tuple[str, ...]:
    """Return what the reference's optimizer holds after training, by kind of variable, and this one lacks."""
    own = (fit for fit in training(student) if fit.model == model.id and fit.way == "fit")
    ended = [fit for fit in own if fit.epochs_run and fit.stopped != "error"]
    # An optimizer is empty when it is new, and looks so where the run was cut off before it said more.
    unheard = model.compiles > 1 or student.run.outcome != "finished"
    if not ended or (unheard and not compiled.optimizer_slots):
        return ()
    return tuple(slot for slot in wanted.optimizer_slots if slot not in compiled.optimizer_slots)
