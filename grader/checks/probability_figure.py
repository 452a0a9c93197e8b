"""Check of the bars: ten class probabilities of a prediction, and not any ten bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..facts import Answer, Axes, Evidence, Figure
from ..records import Verdict
from .choose import graded_model, trained_since
from .compare import all_close, are_probabilities, finite, largest
from .drawn import drawn_series, matching_answer
from .expected import classes
from .gaps import absent
from .registry import Options, check
from .say import a_few, place
from .stated_pictures import stated_histogram
from .verdicts import failed, partial, passed, pending

__all__ = ["probability_figure"]

_FLAT = 0.2  # Shares of labels in a data set are all about a tenth.
_SAME = 0.02

#: probabilities, scores: of a prediction; contradicted: the rebuilt network gives others; strange: of nobody.
_Kind = Literal["probabilities", "scores", "contradicted", "strange"]


@dataclass(frozen=True)
class _Drawing:
    kind: _Kind
    figure: Figure
    values: tuple[float, ...]
    answer: Answer | None = None


@check("probability-figure", rests_on="observed", options={"scores": 0.5}, stated=stated_histogram)
def probability_figure(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The class probabilities are drawn

    One bar for each numeral shows at a glance how sure the network is, and what it would have said next.
    """
    drawings = list(_drawings(student, classes(reference)))
    by_kind = {each.kind: each for each in drawings}  # The last of each kind.
    if "probabilities" in by_kind:
        return _good(student, by_kind["probabilities"])
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


def _drawings(student: Evidence, numerals: int) -> Iterator[_Drawing]:
    for series in drawn_series(student, numerals):
        answer = series.axes.answer or matching_answer(student, series.values)
        if answer is not None:
            yield _of_prediction(student, series.figure, series.axes, series.values, answer)
        elif are_probabilities(series.values) and max(series.values) > _FLAT:
            yield _Drawing("strange", series.figure, series.values)
    for figure in student.claims.figures:
        for axes in figure.axes:
            values = finite(axes.answer.values) if axes.answer else None
            if axes.answer is not None and values:
                yield _of_prediction(student, figure, axes, values, axes.answer)


def _of_prediction(
    student: Evidence, figure: Figure, axes: Axes, values: tuple[float, ...], answer: Answer
) -> _Drawing:
    if _denied(student, axes):
        return _Drawing("contradicted", figure, values, answer)
    inside = min(values) >= 0 and max(values) <= 1
    return _Drawing("probabilities" if inside else "scores", figure, values, answer)


def _denied(student: Evidence, axes: Axes) -> bool:
    """Whether the rebuilt network gives other values for the image that these axes claim to be about."""
    model, answer = graded_model(student), axes.answer
    if model is None or answer is None or answer.index is None or student.measured is None:
        return False
    if axes.answer_model != model.id or trained_since(student):
        return False
    same = [
        each for each in student.measured.answers if (each.split, each.index) == (answer.split, answer.index)
    ]
    return bool(same) and not any(all_close(each.values, answer.values, _SAME) for each in same)


def _good(student: Evidence, drawing: _Drawing) -> Verdict:
    answer, top = drawing.answer, largest(drawing.values)
    known = answer is not None and answer.index is not None and answer.split is not None
    image = f" for {answer.split} image {answer.index}" if answer is not None and known else ""
    shows = f"{len(drawing.values)} class probabilities{image}; the largest is that of {top}"
    return passed(f"Your figure ({place(student, drawing.figure)}) shows {shows}.", drawing.figure)


def _scores(student: Evidence, drawing: _Drawing, share: float) -> Verdict:
    return partial(
        share,
        f"Your figure ({place(student, drawing.figure)}) shows scores, which are no probabilities yet.",
        drawing.figure,
        expected=f"{len(drawing.values)} values between 0 and 1",
        found=a_few([f"{value:.2g}" for value in drawing.values]),
        hint="What turns scores into numbers that sum to 1?",
    )


def _wait(student: Evidence, drawing: _Drawing, why: str) -> Verdict:
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
    if others:
        where = place(student, others[-1])
        return absent(
            student, f"No figure shows class probabilities; the bars of {where} are not a prediction's."
        )
    return absent(student, "No figure shows the class probabilities of a prediction.")


def _drawn_nan(axes: Axes, numerals: int) -> bool:
    groups = (axes.bars, axes.histogram_of)
    return any(len(group) == numerals and all(value is None for value in group) for group in groups)
