"""What to say of something that is not there: whose doing it may be decides between two statuses."""

from __future__ import annotations

from collections.abc import Iterable

from ..facts import Evidence, Fit
from ..records import Verdict
from .say import capital, dataset, place
from .verdicts import Spot, not_attempted, pending

__all__ = ["NO_NETWORK", "absent", "after_the_clock", "stopped_by_the_clock"]

NO_NETWORK = "No network was found."

_ENDINGS = {
    "crashed": "Python ended itself",
    "killed": "the run was killed",
    "timed-out": "the run was stopped because its time was up",
    "too-much-output": "the run was stopped because it printed without end",
    "out-of-memory": "the memory ran out",
}


def absent(student: Evidence, message: str) -> Verdict:
    """
    Return the verdict on a subject that was not found.

    Pending where the environment may be to blame (a package or a data set that is missing here), else not
    attempted, with what the run can tell about why.
    """
    blame = _environment(student)
    if blame is not None:
        return pending(f"{message} That may not be your doing: {blame}.")
    return not_attempted(" ".join([message, *_early_end(student), *_first_error(student)]))


def stopped_by_the_clock(student: Evidence, fits: Iterable[Fit]) -> bool:
    """Whether training may have been better, had the time not run out."""
    fits = tuple(fits)
    return any(fit.stopped == "clock" for fit in fits) or (bool(fits) and student.run.outcome == "timed-out")


def after_the_clock(message: str) -> Verdict:
    """Return the verdict on what a longer training might have passed."""
    return pending(f"{message} But the training was stopped because the time was up, and that may be why.")


def _environment(student: Evidence) -> str | None:
    for note in student.claims.notes:
        if note.about == "missing-package":
            return f"the package {note.subject or 'it needs'} is not installed here"
        if note.about == "not-on-the-shelf":
            return f"the data set {note.subject or 'it needs'} is not available here"
    for load in student.claims.loads:
        if not load.served:
            return f"{dataset(load.dataset)} could not be loaded here"
    return None


def _early_end(student: Evidence) -> list[str]:
    ending = _ENDINGS.get(student.run.outcome)
    unreached = [cell for cell in student.run.cells if cell.outcome == "not-reached"]
    if ending is None or (student.run.outcome == "out-of-memory" and not unreached):
        return []
    return [f"The run ended before it could come to that: {ending}."]


def _first_error(student: Evidence) -> list[str]:
    for cell in student.run.cells:
        if cell.outcome == "error" and cell.error is not None:
            where = place(student, Spot(cell.cell, cell.error.line))
            return [f"{capital(where)} ended with {cell.error.name}; what came after it there did not run."]
    return []
