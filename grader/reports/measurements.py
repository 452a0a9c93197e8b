"""What the verifier found, in words. It rebuilt the model in a process that the submission never touched."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Accuracy, Agreement, Measured, Preprocessing, Rows


def measurements(measured: Measured | None) -> list[tuple[str, str]]:
    """Return (what, what was found) a line; nothing where nothing was measured."""
    return list(_lines(measured)) if measured else []


def _lines(measured: Measured) -> Iterator[tuple[str, str]]:
    if measured.why_not:
        yield "Not measured", measured.why_not
    if measured.preprocessing:
        yield "Your images become", _preprocessing(measured.preprocessing)
    if measured.accuracy:
        yield "Accuracy", _accuracy(measured.accuracy)
        yield from _mix_up(measured.accuracy)
    if measured.disturbed:
        yield "On dimmer, grainier copies", _accuracy(measured.disturbed)
    if measured.fresh:
        yield "On fresh inputs", _fresh(measured.fresh)
    if measured.agreement:
        yield "Agreement", _agreement(measured.agreement)


def _preprocessing(found: Preprocessing) -> str:
    steps = ", then ".join(found.steps) or "the network's input as they are"
    return f"{steps} (worked out on {found.fitted_on} images, confirmed on {found.confirmed_on} others)"


def _accuracy(accuracy: Accuracy) -> str:
    # The share is rounded down: 89.96 % is not yet 90 %.
    share = int(1000 * accuracy.correct / accuracy.of) / 10 if accuracy.of else 0.0
    return f"{accuracy.correct} of {accuracy.of} test images right ({share:g} %)"


def _mix_up(accuracy: Accuracy) -> Iterator[tuple[str, str]]:
    wrong = [
        (count, label, answer)
        for label, row in enumerate(accuracy.confusion)
        for answer, count in enumerate(row)
        if label != answer
    ]
    times, label, answer = max(wrong, default=(0, 0, 0))
    if times:
        yield "Most often mixed up", f"{label} taken for {answer}, {times} times"


def _fresh(rows: Rows) -> str:
    answers = f"{rows.columns} numbers for each of {rows.rows} images"
    if rows.probabilities:
        return f"{answers}, each row probabilities that sum to 1"
    if rows.smallest_sum is None or rows.largest_sum is None:
        return f"{answers}, some of which are not finite"
    return f"{answers}, not probabilities: rows sum to {rows.smallest_sum:.4g} up to {rows.largest_sum:.4g}"


def _agreement(agreement: Agreement) -> str:
    predictions = "1 prediction" if agreement.rows == 1 else f"{agreement.rows} predictions"
    if agreement.largest_difference is None:
        return f"{predictions} could not be compared: not every number is finite"
    difference = f"{agreement.largest_difference:.1g}"
    return f"{predictions} of your run, compared with the rebuilt model's: at most {difference} apart"
