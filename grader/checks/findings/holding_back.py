"""What is known to keep a network from learning well, so that nobody looks for it elsewhere."""

from __future__ import annotations

from ...facts import Evidence
from .choose import compiled_model
from .layers import output_activation, steps

__all__ = ["held_back_by"]

_FROM_PROBABILITIES = ("categorical_crossentropy", "sparse_categorical_crossentropy")
_SLOW = ("sgd",)


def held_back_by(student: Evidence, reference: Evidence) -> str | None:
    """Return what to mend first, as a sentence; None where nothing is known to be in the way."""
    found = compiled_model(student)
    if found is None:
        return None
    model, compiled = found
    takes_probabilities = compiled.loss in _FROM_PROBABILITIES and compiled.from_logits is False
    if takes_probabilities and output_activation(steps(model)) == "linear":
        return (
            "The loss takes the outputs for probabilities, which they are not yet. Change the outputs first."
        )
    wanted = compiled_model(reference)
    slow = compiled.optimizer.lower() in _SLOW and "momentum" not in compiled.optimizer_slots
    if slow and wanted and wanted[1].optimizer.lower() not in _SLOW:
        return (
            f"{compiled.optimizer} learns slowly; the reference has {wanted[1].optimizer}. Change that first."
        )
    return None
