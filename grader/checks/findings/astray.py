"""Another data set than the assignment's: asked for in vain, or all that a run ever had."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts import Content, Evidence
from ...records import Verdict
from ..errors.files import missing_file
from ..gaps import excuse
from ..say import dataset, place, shape
from ..verdicts import Spot, failed
from .holdings import strangers
from .known_shapes import set_of_shape

__all__ = ["never_had", "other_data", "wrong_data_set"]


def wrong_data_set(student: Evidence, wanted: str) -> Verdict | None:
    """Return what to say where another data set was asked for in vain, and the wanted one never."""
    asked = list(_asked_in_vain(student))
    others = [(name, spot) for name, spot in asked if name != wanted]
    if not others or any(load.dataset == wanted for load in student.claims.loads) or len(others) < len(asked):
        return None
    name, spot = others[-1]
    return failed(
        f"This assignment is about {dataset(wanted)}; your code asks for {dataset(name)} "
        f"({place(student, spot)}).",
        spot,
        expected=dataset(wanted),
        found=dataset(name),
        hint="Look at which data set you load.",
    )


def never_had(student: Evidence, wanted: str) -> bool:
    """
    Whether the wanted data set was neither asked for nor recognised anywhere in the run.

    False where something is missing here or could not be looked at: then nobody knows.
    """
    if excuse(student) is not None or any(load.dataset == wanted for load in student.claims.loads):
        return False
    if student.measured is not None and student.measured.pictures:
        return False
    return not any(each.dataset == wanted and not each.assumed for each in _contents(student))


def other_data(student: Evidence) -> str:
    """Return in words what data a run had instead: by what it loaded, else by its largest array."""
    loaded = [load.dataset for load in student.claims.loads if load.served]
    known = [each.dataset for each in _contents(student)]
    for name in (*reversed(loaded), *reversed(known)):
        return dataset(name)
    unknown = strangers(student)
    if unknown is None:
        return "data of another kind"
    named = set_of_shape(unknown.shape)
    return dataset(named) if named else f"data of your own (`{unknown.name}`, {shape(unknown.shape)})"


def _asked_in_vain(student: Evidence) -> Iterator[tuple[str, Spot]]:
    for load in student.claims.loads:
        if not load.served:
            yield load.dataset, Spot(load.cell, load.line)
    missing = missing_file(student)
    if missing is not None:
        yield missing.dataset, Spot(missing.cell, missing.line)


def _contents(student: Evidence) -> Iterator[Content]:
    claims = student.claims
    found = (
        *(array.content for array in claims.arrays),
        *(content for fit in claims.fits for content in (fit.images, fit.labels, fit.validation)),
        *(said.images for said in claims.predictions),
        *(shown.content for figure in claims.figures for axes in figure.axes for shown in axes.pictures),
    )
    return (content for content in found if content is not None)
