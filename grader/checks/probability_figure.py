"""Check of the bars: ten class probabilities of a prediction, and not any ten bars."""

from __future__ import annotations

from ..facts import Axes, Evidence
from ..records import Verdict
from .errors.raised import DRAWING
from .findings.compare import largest
from .findings.drawings import Drawing, drawings
from .findings.expected import classes
from .findings.handmade import handmade
from .findings.picked import selected_images
from .gaps import absent
from .registry import Options, check
from .say import a_few, image_names, place
from .stated.pictures import stated_histogram
from .verdicts import failed, not_attempted, partial, passed, pending

__all__ = ["probability_figure"]

_NEXT = "What does the network say to one image? Draw these numbers, one for each class."


@check(
    "probability-figure",
    rests_on="observed",
    options={"scores": 0.5, "another_image": 0.5},
    stated=stated_histogram,
)
def probability_figure(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The class probabilities are drawn

    One bar for each numeral shows at a glance how sure the network is, and what it would have said next.
    """
    found = list(drawings(student, classes(reference)))
    by_kind = {each.kind: each for each in found}  # The last of each kind.
    if "probabilities" in by_kind:
        shown = [each for each in found if each.kind == "probabilities"]
        return _good(student, shown, options["another_image"])
    if "contradicted" in by_kind:
        return _wait(
            student,
            by_kind["contradicted"],
            "is not what your network answers, rebuilt from its last weights",
        )
    if "scores" in by_kind:
        return _scores(student, by_kind["scores"], options["scores"])
    if "strange" in by_kind:
        return _wait(student, by_kind["strange"], "sums to 1, but belongs to no prediction that was seen")
    return _nothing(student, classes(reference))


def _good(student: Evidence, shown: list[Drawing], share: float) -> Verdict:
    """The probabilities of the image whose numeral is picked, where that is known, or of any other."""
    selected = selected_images(student)
    matching = [each for each in shown if not selected or each.image is None or each.image in selected]
    drawing = (matching or shown)[-1]
    image = f" for {image_names([drawing.image])}" if drawing.image else ""
    shows = f"{len(drawing.values)} class probabilities{image}"
    start = f"Your figure ({place(student, drawing.figure)}) shows {shows}"
    if matching or drawing.image is None:
        return passed(f"{start}; the largest is that of {largest(drawing.values)}.", drawing.figure)
    names = image_names(selected)
    return partial(
        share,
        f"{start}, but the numeral is picked for {names}.",
        drawing.figure,
        expected=f"the probabilities of {names}",
        found=f"those of {image_names([drawing.image])}",
        hint="Draw the very prediction whose numeral you read.",
    )


def _scores(student: Evidence, drawing: Drawing, share: float) -> Verdict:
    return partial(
        share,
        f"Your figure ({place(student, drawing.figure)}) shows scores, which are no probabilities yet.",
        drawing.figure,
        expected=f"{len(drawing.values)} values between 0 and 1",
        found=a_few([f"{value:.2g}" for value in drawing.values]),
        hint="What turns scores into numbers that sum to 1? Once the network does, the figure is right, too.",
    )


def _wait(student: Evidence, drawing: Drawing, why: str) -> Verdict:
    return pending(
        f"What your figure ({place(student, drawing.figure)}) shows {why}.",
        drawing.figure,
    )


def _nothing(student: Evidence, numerals: int) -> Verdict:
    for figure in student.claims.figures:
        for axes in figure.axes:
            if _drawn_nan(axes, numerals):
                return failed(
                    f"Your figure ({place(student, figure)}) shows values that are not numbers (NaN).",
                    figure,
                    expected=f"{numerals} values between 0 and 1",
                    found="NaN",
                    hint="The prediction itself is NaN: look at the loss first.",
                )
    others = [
        figure
        for figure in student.claims.figures
        if any(each.bars or each.histogram_of for each in figure.axes)
    ]
    own = handmade(student)
    if own is not None and others:
        return own
    if others:
        where = place(student, others[-1])
        return not_attempted(
            f"No figure shows class probabilities; the bars of {where} are not a prediction's.",
            _NEXT,
        )
    return absent(student, "No figure shows the class probabilities of a prediction.", DRAWING, _NEXT)


def _drawn_nan(axes: Axes, numerals: int) -> bool:
    groups = (axes.bars, axes.histogram_of)
    return any(len(group) == numerals and all(value is None for value in group) for group in groups)
