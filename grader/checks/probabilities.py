"""Check that the network's answers are probabilities."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts import Evidence
from ..records import Verdict
from .errors.raised import BUILDING
from .findings.basis import MEASURED, Basis, fallen_back, unfinished
from .findings.choose import compiled_model, measured
from .findings.expected import classes
from .findings.handmade import handmade
from .findings.layers import Network, network, output_activation, softmaxes
from .findings.softmaxed import softmax_elsewhere
from .gaps import NO_NETWORK, NOT_BUILT, absent
from .registry import Options, check
from .say import capital, model_name
from .verdicts import failed, partial, passed, pending

__all__ = ["softmax"]

_NO_PROBABILITIES = "answers with numbers that are not probabilities."
_WITHOUT = {
    "sigmoid": "uses sigmoid for its output: each class gets a number between 0 and 1 of its own, and "
    "together they need not sum to 1.",
    "linear": "gives scores as they are; they are not between 0 and 1 and do not sum to 1.",
    "relu": "uses relu for its output: scores, of which the negative ones are lost, and no probabilities.",
    "log_softmax": "gives the logarithms of probabilities: all below zero, and they do not sum to 1.",
}


@dataclass(frozen=True)
class _Answers:
    """What the network's answers look like; None where nothing told."""

    probabilities: bool | None
    finite: bool
    basis: Basis


@check("softmax", rests_on="measured", options={"scores": 0.5})
def softmax(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The outputs are probabilities, by softmax

    Softmax turns the scores of the last layer into numbers between 0 and 1 that sum to 1, so that each can be
    read as how likely its numeral is.
    """
    net = network(student)
    if net is None:
        return absent(student, NO_NETWORK, BUILDING, NOT_BUILT)
    own = handmade(student)
    if own is not None:
        return own
    answers = _answers(student, net)
    broken_off = unfinished(student, answers.basis)
    if broken_off is not None:
        return broken_off
    name = capital(model_name(student, net.model))
    if not answers.finite:
        return failed(
            f"{name} answers with NaN instead of numbers.",
            net.model,
            expected="probabilities",
            found="NaN",
            hint="Look at the loss while it trains: where does it stop being a number?",
        )
    if answers.probabilities:
        return _probabilities(net, answers.basis, name)
    elsewhere = softmax_elsewhere(student, net.model, classes(reference))
    if elsewhere is not None:
        return passed(f"{name} gives scores; softmax follows {elsewhere}.", net.model, rests_on="observed")
    return _no_softmax(student, net, answers, options["scores"])


def _answers(student: Evidence, net: Network) -> _Answers:
    found = measured(student)
    if found is not None and found.fresh is not None:
        numbers = found.fresh.lowest is not None and found.fresh.highest is not None
        return _Answers(found.fresh.probabilities, numbers, MEASURED)
    said = [each.probabilities for each in student.claims.predictions if each.model == net.model.id]
    known = [each for each in said if each is not None]
    activation = output_activation(net.layers)
    if activation == "softmax":
        return _Answers(True, True, fallen_back(student))
    if not known and activation is not None and net.readable:
        known = [False]
    return _Answers(known[-1] if known else None, True, fallen_back(student))


def _probabilities(net: Network, basis: Basis, name: str) -> Verdict:
    twice = softmaxes(net.layers) > 1 and output_activation(net.layers[:-1]) == "softmax"
    remark = (
        " It applies softmax twice, which flattens them: the likeliest numeral never gets more than about a "
        "quarter. Once is enough."
    )
    return passed(
        f"{name} answers with probabilities.{remark if twice else ''}{basis.remark}",
        net.model,
        rests_on=basis.rests_on,
    )


def _no_softmax(student: Evidence, net: Network, answers: _Answers, share: float) -> Verdict:
    name, activation = capital(model_name(student, net.model)), output_activation(net.layers)
    basis, compiled = answers.basis, compiled_model(student)
    if answers.probabilities is None:
        return pending(f"{name} does not show what its outputs mean.", net.model)
    if activation in (None, "linear", "log_softmax") and compiled is not None and compiled[1].from_logits:
        return partial(
            share,
            f"{name} gives scores, as its loss expects, but they never become probabilities.{basis.remark}",
            net.model,
            expected="outputs that sum to 1",
            found="scores (logits)",
            hint="Loss and scores fit together; what is missing comes between the scores and reading them.",
            rests_on=basis.rests_on,
        )
    return failed(
        f"{name} {_WITHOUT.get(activation or '', _NO_PROBABILITIES)}{basis.remark}",
        net.model,
        expected="softmax at the output",
        found=activation or "outputs that do not sum to 1",
        hint="Which activation makes the scores of all classes sum to 1?",
        rests_on=basis.rests_on,
    )
