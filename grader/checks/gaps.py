"""What to say of something that is not there: whose doing it may be decides between two statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..facts import Evidence, Fit
from ..records import Status, Verdict
from .errors.files import missing_file
from .errors.raised import raised
from .say import dataset, epochs_of, place
from .verdicts import not_attempted, pending

__all__ = [
    "NOT_BUILT",
    "NOT_TRAINED",
    "NO_NETWORK",
    "absent",
    "after_the_clock",
    "cut_to_the_budget",
    "excuse",
    "stopped_by_the_clock",
]

NO_NETWORK = "No network was found."
NOT_BUILT = "Which layers lie between an image and the answer? Build a network of them with Keras."
NOT_TRAINED = "A network learns only when it is shown the training images together with their labels."

_ENDINGS = {
    "crashed": "Python ended itself",
    "killed": "the run was killed",
    "timed-out": "the run was stopped because its time was up",
    "too-much-output": "the run was stopped because it printed without end",
    "out-of-memory": "the memory ran out",
}
_UNSEEN = "could not be looked at"  # How a note about a failure of our own says it.
_MOST = 3  # Unknown packages that are named; a submission may miss any number.


def absent(
    student: Evidence, message: str, about: re.Pattern[str] | None = None, hint: str | None = None
) -> Verdict:
    """
    Return the verdict on a subject that was not found.

    Pending where the environment may be to blame (a package or a data set that is missing here) or our own
    looking, else not attempted, with what the run can tell about why: an error in a line that is `about` it
    explains best. The hint is for where nothing else explains it.
    """
    blame = excuse(student)
    if blame is not None:
        return pending(f"{message} {blame}")
    error = raised(student, about)
    reasons = [*_early_end(student), *_unknown_packages(student), *([error.sentence] if error else [])]
    return not_attempted(" ".join([message, *reasons]), error.advice if error else None if reasons else hint)


def stopped_by_the_clock(student: Evidence, fits: Iterable[Fit]) -> bool:
    """Whether training may have been better, had the time not run out."""
    fits = tuple(fits)
    return any(fit.stopped == "clock" for fit in fits) or (bool(fits) and student.run.outcome == "timed-out")


def after_the_clock(message: str) -> Verdict:
    """Return the verdict on what a longer training might have passed."""
    return pending(f"{message} But the training was stopped because the time was up, and that may be why.")


def cut_to_the_budget(student: Evidence, fits: Iterable[Fit], verdict: Verdict) -> Verdict:
    """Return pending instead of a verdict below full marks where we cut a training to our budget."""
    cut = [fit for fit in fits if fit.stopped == "budget"]
    if not cut or verdict.status not in (Status.FAILED, Status.PARTIAL):
        return verdict
    return pending(
        f"{verdict.message} But the training ({place(student, cut[-1])}) was stopped after "
        f"{epochs_of(cut[-1])}, which is as long as the grader trains, and that may be why.",
        cut[-1],
    )


def excuse(student: Evidence) -> str | None:
    """Return a sentence on what is missing here, or could not be looked at; None where nothing is."""
    missing = {note.about: note.subject for note in reversed(student.claims.notes)}
    if "missing-package" in missing:
        package = missing["missing-package"] or "it needs"
        return f"That may not be your doing: the package {package} is not installed here."
    loads = [load.dataset for load in student.claims.loads if not load.served]
    if "not-on-the-shelf" in missing or loads:
        asked = missing.get("not-on-the-shelf") or next(iter(loads), "")
        return f"Your code asks for {dataset(asked) if asked else 'a data set'}, which is not available here."
    file = missing_file(student)
    if file is not None:
        return f"Your code reads `{file.path}` ({place(student, file)}), which was not handed in with it."
    if any(_UNSEEN in note.text for note in student.claims.notes if note.about == "other"):
        return "That may not be your doing: something in your run could not be looked at."
    return None


def _unknown_packages(student: Evidence) -> list[str]:
    notes = (note.text for note in student.claims.notes if note.about == "unknown-package")
    return list(dict.fromkeys(notes))[:_MOST]


def _early_end(student: Evidence) -> list[str]:
    ending = _ENDINGS.get(student.run.outcome)
    unreached = [cell for cell in student.run.cells if cell.outcome == "not-reached"]
    if ending is None or (student.run.outcome == "out-of-memory" and not unreached):
        return []
    return [f"The run ended before it could come to that: {ending}."]
