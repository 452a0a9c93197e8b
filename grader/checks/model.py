"""Check of the network's hidden layers."""

from __future__ import annotations

from ..facts import Evidence
from ..records import Verdict
from .errors.raised import BUILDING
from .findings.basis import MEASURED, Basis, fallen_back, unfinished
from .findings.handmade import handmade
from .findings.layers import KNOWN, RELU, RELU_LIKE, Network, hidden_activations, network, output_activation
from .gaps import NO_NETWORK, NOT_BUILT, absent
from .registry import Options, check
from .say import a_few, capital, model_name
from .verdicts import failed, partial, passed, pending

__all__ = ["hidden_relu"]


@check("hidden-relu", rests_on="measured", options={"relative": 0.5})
def hidden_relu(student: Evidence, _reference: Evidence, options: Options) -> Verdict:
    """
    A hidden layer uses relu

    Between input and output a network needs something that is not a straight line, or all its layers
    together can do no more than a single one. Relu passes on what is positive and drops the rest.
    """
    net = network(student)
    if net is None:
        return absent(student, NO_NETWORK, BUILDING, NOT_BUILT)
    unseen = handmade(student)
    if unseen is not None:
        return unseen
    basis = MEASURED if net.rebuilt else fallen_back(student)
    broken_off = unfinished(student, basis)
    if broken_off is not None:
        return broken_off
    hidden, name = hidden_activations(net.layers), model_name(student, net.model)
    if RELU.intersection(hidden):
        return passed(
            f"A hidden layer of {name} uses relu.{basis.remark}",
            net.model,
            found=a_few(hidden),
            rests_on=basis.rests_on,
        )
    own = [activation for activation in hidden if activation not in KNOWN]
    if own:
        return pending(
            f"A hidden layer of {name} uses an activation of your own, `{own[0]}`; its name does not tell "
            "whether that is relu.",
            net.model,
            found=a_few(hidden),
            rests_on=basis.rests_on,
        )
    if not net.readable:
        return pending(f"The layers of {name} do not tell whether it uses relu.", net.model)
    return _without_relu(net, hidden, basis, name, options["relative"])


def _without_relu(net: Network, hidden: tuple[str, ...], basis: Basis, name: str, share: float) -> Verdict:
    expected, found = "relu in a layer before the output", a_few(hidden) or "no activation before the output"
    if RELU_LIKE.intersection(hidden):
        return partial(
            share,
            f"The hidden layers of {name} use a relative of relu, which works as well, but it is not relu."
            f"{basis.remark}",
            net.model,
            expected=expected,
            found=found,
            hint="Compare what the two do with negative numbers.",
            rests_on=basis.rests_on,
        )
    at_the_end = output_activation(net.layers) in RELU
    message = (
        f"{name} uses relu for its output; it belongs in a layer before that."
        if at_the_end
        else f"No hidden layer of {name} uses relu."
    )
    return failed(
        f"{capital(message)}{basis.remark}",
        net.model,
        expected=expected,
        found="relu in the output layer" if at_the_end else found,
        hint="Which layers lie between the input and the output, and which activation does each have?",
        rests_on=basis.rests_on,
    )
