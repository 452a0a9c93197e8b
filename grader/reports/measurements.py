"""What the verifier found, in words. It rebuilt the model in a process that the submission never touched."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Accuracy, Agreement, Drawn, Measured, Preprocessing, Rows


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
        if measured.disturbed:
            yield "On dimmer, grainier copies", _disturbed(measured.disturbed, measured.drawn)
        yield from _mix_up(measured.accuracy)
    if measured.memorised:
        found = measured.memorised
        yield "Stored test images", f"{found.images} among the weights, most of them in `{found.weights}`"
    if measured.fresh:
        yield "On fresh inputs", _fresh(measured.fresh)
    if measured.agreement:
        yield "Agreement", _agreement(measured.agreement)


def _preprocessing(found: Preprocessing) -> str:
    steps = ", then ".join(found.steps) or "the network's input as they are"
    steps = steps.replace(", then (", " (")  # the remark about training images is no step
    return f"{steps} (worked out on {found.fitted_on} images, confirmed on {found.confirmed_on} others)"


def _accuracy(accuracy: Accuracy) -> str:
    return (
        f"{accuracy.correct} of {accuracy.of} test images right ({_percent(accuracy.correct, accuracy.of)})"
    )


def _disturbed(copies: Accuracy, drawn: Drawn | None) -> str:
    right = f"{copies.correct} of {copies.of} right ({_percent(copies.correct, copies.of)})"
    if drawn is None or drawn.undisturbed is None:
        return right
    share = _percent(drawn.undisturbed, copies.of)
    return f"{right}; of the same images as they are, {drawn.undisturbed} ({share})"


def _percent(right: int, of: int) -> str:
    """Return a share rounded down: 89.96 % is not yet 90 %."""
    return f"{int(1000 * right / of) / 10 if of else 0.0:g} %"


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
