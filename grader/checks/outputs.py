"""Check of how many numbers the network answers with."""

from __future__ import annotations

from ..facts import Evidence, Model
from ..records import Verdict
from .errors.raised import BUILDING
from .findings.basis import MEASURED, Basis, fallen_back, unfinished
from .findings.choose import graded_model, measured
from .findings.expected import classes
from .findings.handmade import handmade
from .findings.layers import steps
from .gaps import NO_NETWORK, NOT_BUILT, absent
from .registry import Options, check
from .say import capital, model_name, shape
from .verdicts import failed, passed, pending

__all__ = ["ten_outputs"]


@check("ten-outputs", rests_on="measured")
def ten_outputs(student: Evidence, reference: Evidence, _options: Options) -> Verdict:
    """
    The network has one output for each class

    The network answers with one number for each numeral it may see, so its last layer needs as many neurons
    as there are classes, and each image gets one row of them.
    """
    model, expected = graded_model(student), classes(reference)
    if model is None:
        return absent(student, NO_NETWORK, BUILDING, NOT_BUILT)
    own = handmade(student)
    if own is not None:
        return own
    sizes, basis = _answer_shape(student, model)
    broken_off = unfinished(student, basis)
    if broken_off is not None:
        return broken_off
    name = capital(model_name(student, model))
    if not sizes or sizes[-1] is None:
        return pending(f"{name} does not show how many outputs it has.", model)
    if sizes == (expected,):
        return passed(f"{name} has {expected} outputs.{basis.remark}", model, rests_on=basis.rests_on)
    hint = "How many different numerals are there?"
    if len(sizes) > 1:
        hint = "What turns an image of rows and columns into one long row of numbers?"
    return failed(
        f"{name} answers each image with {shape(sizes)} numbers.{basis.remark}",
        model,
        expected=str(expected),
        found=shape(sizes),
        hint=hint,
        rests_on=basis.rests_on,
    )


def _answer_shape(student: Evidence, model: Model) -> tuple[tuple[int | None, ...], Basis]:
    """Return the shape of one image's answer, as measured or else as the run showed it."""
    found, said = measured(student), (model.output_shape or ())[1:]
    if found is not None and found.fresh is not None and len(said) <= 1:
        return (found.fresh.columns,), MEASURED
    return said or _shape_seen(student, model), fallen_back(student)


def _shape_seen(student: Evidence, model: Model) -> tuple[int | None, ...]:
    """Return the shape of what it predicted, else the width of its last layer, else nothing."""
    predictions = (each for each in student.claims.predictions if each.model == model.id)
    shapes = [each.output_shape[1:] for each in predictions if each.output_shape]
    units = [(layer.units,) for layer in steps(model) if layer.units]
    return [(), *units, *shapes][-1]
