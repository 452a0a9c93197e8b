"""What a verdict about the network rests on, and the sentence that says why where we had to fall back."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts import Evidence
from ...records import RestsOn, Verdict
from ..verdicts import pending
from .choose import graded_model
from .doubt import NOTHING_TO_DO

__all__ = ["MEASURED", "Basis", "fallen_back", "unfinished"]

_BROKEN_OFF = {
    "resources": "Measuring the network apart from your run took more time or memory than there is for it.",
    "crashed": "Measuring the network apart from your run came to an early end.",
    "unreadable": "Measuring the network apart from your run gave nothing that makes sense.",
}


@dataclass(frozen=True)
class Basis:
    """Measured by us, or observed in the student's run; `remark` follows the verdict's message."""

    rests_on: RestsOn
    remark: str = ""


MEASURED = Basis("measured")
_ANSWERS_ONLY = (
    " This rests on what your own run showed; of a network with code of your own the answers can be measured"
    " apart from it, its layers cannot."
)


def unfinished(student: Evidence, basis: Basis) -> Verdict | None:
    """
    Return what to say where we know how to measure such a network, and measuring it came to no end.

    What the run showed has to do where we know too little. If it did here as well, whoever forges what the
    run shows would only have to hand over a network that nobody can afford to measure.
    """
    found = student.measured
    if basis is MEASURED or found is None or found.why not in _BROKEN_OFF:
        return None
    reason = f" {found.why_not}" if found.why_not else ""
    return pending(f"{_BROKEN_OFF[found.why]}{reason}", graded_model(student), hint=NOTHING_TO_DO)


def fallen_back(student: Evidence) -> Basis:
    """Return the basis where the verifier could not help, with the reason as a remark."""
    why = student.measured.why_not if student.measured else None
    if student.measured is not None and student.measured.route == "graph" and why is None:
        return Basis("observed", _ANSWERS_ONLY)
    reason = f" {why.rstrip('.')}." if why else ""
    return Basis(
        "observed",
        f" This rests on what your own run showed; the network could not be measured apart from it.{reason}",
    )
