"""What a verdict about the network rests on, and the sentence that says why where we had to fall back."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts import Evidence
from ...records import RestsOn

__all__ = ["MEASURED", "Basis", "fallen_back"]


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
