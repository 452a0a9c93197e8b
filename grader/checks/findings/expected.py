"""What the reference says: expected values come from its evidence, not from constants here."""

from __future__ import annotations

from ...facts import Compiled, Evidence
from .choose import compiled_model, graded_model, measured

__all__ = ["classes", "settings"]


def classes(reference: Evidence) -> int:
    """Return how many classes there are: the width of the reference network's output."""
    found, model = measured(reference), graded_model(reference)
    if found is not None and found.fresh is not None:
        return found.fresh.columns
    if model is None or not model.output_shape or model.output_shape[-1] is None:
        raise LookupError("the reference's network does not say how many outputs it has")
    return model.output_shape[-1]


def settings(reference: Evidence) -> Compiled:
    """Return the reference's compile settings."""
    found = compiled_model(reference)
    if found is None:
        raise LookupError("the reference compiles no model")
    return found[1]
