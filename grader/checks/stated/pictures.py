"""Pictures linked in a written response: the image, and the histogram of its probabilities."""

from __future__ import annotations

import re

from ...facts import Evidence, LinkedPicture
from ...records import Verdict
from ..registry import Options
from ..verdicts import Spot, failed, not_attempted, passed, pending
from .picture_subjects import Shown, Subject, shown_by
from .prose import prose_of

__all__ = ["stated_histogram", "stated_image"]

_WEB = re.compile(r"(?:https?:)?//", re.I)
_SMALLEST = 8  # Pixels; a smaller picture shows nothing to a person.


def stated_image(student: Evidence, _reference: Evidence, _options: Options) -> Verdict:
    """Whether the picture of the selected image is there and can be read."""
    return _judge(student, "image", "the selected image")


def stated_histogram(student: Evidence, _reference: Evidence, _options: Options) -> Verdict:
    """Whether the picture of the class probabilities is there and can be read."""
    return _judge(student, "histogram", "the class probabilities")


def _judge(student: Evidence, subject: Subject, words: str) -> Verdict:
    shown = shown_by(student.submission.pictures, prose_of(student))
    ours = [each.picture for each in shown if subject in each.subjects]
    unclear = [each.picture for each in shown if not each.subjects or subject in each.maybe]
    if _one_is_mistaken(shown):
        ours, unclear = [], [each.picture for each in shown]
    for picture in ours:
        if _problem(picture) is None:
            return passed(f"Your picture “{picture.name}” shows {words}.", _spot(picture))
    on_the_web = [each for each in ours if _WEB.match(each.name)]
    if on_the_web:
        name = on_the_web[0].name
        return pending(f"“{name}” was not looked up: grading has no network.", _spot(on_the_web[0]))
    if ours:
        return _unreadable(ours[0], words)
    for picture in unclear:
        if _problem(picture) is None:
            return pending(
                f"Whether “{picture.name}” shows {words} cannot be told from the words around it.",
                _spot(picture),
            )
    if unclear:
        # The image comes before its histogram.
        return _unreadable(unclear[0 if subject == "image" else -1], words)
    return not_attempted(f"No picture of {words} is linked.")


def _one_is_mistaken(shown: list[Shown]) -> bool:
    """Whether several pictures are all said to show the same: one of them may be the other one."""
    readable = [each for each in shown if _problem(each.picture) is None]
    subjects = {each.subjects for each in readable}
    return len(readable) > 1 and len(subjects) == 1 and all(len(each) == 1 for each in subjects)


def _unreadable(picture: LinkedPicture, words: str) -> Verdict:
    return failed(
        f"Your picture “{picture.name}” cannot be read: {_problem(picture)}",
        _spot(picture),
        expected=f"a picture of {words} that can be opened",
        found=f"“{picture.name}”, which cannot be opened",
        hint="Put the picture beside your text, and link it by its name.",
    )


def _spot(picture: LinkedPicture) -> Spot:
    return Spot(None, picture.line)


def _problem(picture: LinkedPicture) -> str | None:
    if picture.problem is not None:
        return picture.problem
    sides = (picture.width, picture.height)
    if any(side is not None and side < _SMALLEST for side in sides):
        return f"it is only {sides[0]} by {sides[1]} pixels."
    return None
