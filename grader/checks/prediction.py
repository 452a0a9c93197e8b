"""Check of the numeral: picked as the largest of a prediction's values, and the network's own answer."""

from __future__ import annotations

from ..facts import Evidence, Pick
from ..records import Verdict
from .errors.raised import READING
from .findings.expected import classes
from .findings.handmade import handmade
from .findings.picked import answers_nan, answers_of, label_of, standing
from .gaps import absent
from .registry import Options, check
from .say import a_few, image_name, place
from .stated.numeral import stated_numeral
from .verdicts import failed, not_attempted, passed, pending

__all__ = ["argmax"]

_NEXT = "Ask the network about a test image. Which of the numbers that it gives is the largest, and where?"


@check("argmax", rests_on="observed", options={"question": 0}, stated=stated_numeral)
def argmax(student: Evidence, reference: Evidence, _options: Options) -> Verdict:
    """
    The numeral is read from the prediction

    A prediction is one probability for each numeral. The numeral the network means is the position of the
    largest one, which is what argmax finds. It counts whether or not the network is right.
    """
    numerals = classes(reference)
    by_standing: dict[str, list[Pick]] = {"own": [], "contradicted": [], "position": [], "unclear": []}
    for pick in student.claims.picks:
        if pick.subject == "prediction":
            by_standing[standing(student, pick, numerals)].append(pick)
    if by_standing["own"]:
        return _own(student, _told_best(student, by_standing["own"]))
    if by_standing["contradicted"]:
        return _contradicted(student, by_standing["contradicted"][-1])
    if by_standing["position"]:
        return _position(student, by_standing["position"][-1], numerals)
    if by_standing["unclear"]:
        pick = by_standing["unclear"][-1]
        return pending(f"What {_start(student, pick)} gave could not be seen.", pick)
    return _no_prediction(student)


def _told_best(student: Evidence, picks: list[Pick]) -> Pick:
    """Return the pick to speak of: about an image whose answer is known, the last of these."""
    known = [pick for pick in picks if label_of(student, pick) is not None]
    single = [pick for pick in picks if pick.rows == 1]
    return (known or single or picks)[-1]


def _own(student: Evidence, pick: Pick) -> Verdict:
    start = _start(student, pick)
    given = answers_of(pick)
    if len(given) > 1:
        return passed(f"{start} picks a numeral for each of {pick.rows} images: {a_few(given)}.", pick)
    label = label_of(student, pick)
    image = f" for {image_name(pick.split, pick.index)}" if pick.index is not None and pick.split else ""
    if label is None:
        return passed(
            f"{start} gives {given[0]}{image}: the network's own answer.", pick, found=str(given[0])
        )
    beside = f"whose label is {label}: the network is wrong here, but the question was what it answers"
    if label == given[0]:
        beside = "and that is its label"
    return passed(f"{start} gives {given[0]}{image}, {beside}.", pick, found=str(given[0]))


def _start(student: Evidence, pick: Pick) -> str:
    return f"`{pick.spelled or pick.function}` ({place(student, pick)})"


def _contradicted(student: Evidence, pick: Pick) -> Verdict:
    image = image_name(pick.split, pick.index)
    return pending(
        f"{_start(student, pick)} gave {answers_of(pick)[0]} for {image}, but your network, rebuilt from its "
        "last weights, answers otherwise.",
        pick,
        found=str(answers_of(pick)[0]),
    )


def _position(student: Evidence, pick: Pick, numerals: int) -> Verdict:
    answers = answers_of(pick)
    given = a_few(answers)
    what = "numbers of rows (images) or of values, not of columns (numerals)"
    if len(answers) == 1:
        what = "the number of a row (an image) or of a value, not of a column (a numeral)"
    return failed(
        f"{_start(student, pick)} gives {given}: {what}.",
        pick,
        expected=f"a numeral from 0 to {numerals - 1}",
        found=given,
        hint="A prediction has a row for each image and a column for each numeral. In one row, which column "
        "holds the largest value? Look at the axis along which you search.",
    )


def _no_prediction(student: Evidence) -> Verdict:
    """Argmax of a label, or of anything else, is an attempt; turning all labels into numbers is none."""
    picks = [pick for pick in student.claims.picks if pick.function == "argmax" or pick.subject == "labels"]
    single = [pick for pick in picks if pick.rows == 1]
    own = handmade(student)
    if own is not None and picks:
        return own
    if single and answers_nan(student):
        return pending(
            f"Your network answers with NaN, so what {_start(student, single[-1])} was given cannot be told, "
            "and no value is the largest. First mend what makes the loss NaN.",
            single[-1],
        )
    if single:
        pick, looked = single[-1], "a label" if single[-1].subject == "labels" else "something else"
        return failed(
            f"{_start(student, pick)} looks at {looked}, not at a prediction.",
            pick,
            expected="the largest value of a prediction",
            found=f"the largest value of {looked}",
            hint="A label is what a person said. Ask the network what it says.",
        )
    if picks:
        return not_attempted("Argmax is used, but no prediction is read with it.", _NEXT)
    return absent(student, "No numeral is picked from a prediction.", READING, _NEXT)
