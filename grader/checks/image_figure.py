"""Check of the picture: understood, not counted."""

from __future__ import annotations

from ..facts import Evidence
from ..records import Verdict
from .errors.raised import DRAWING
from .findings.astray import never_had
from .findings.expected import classes
from .findings.holdings import Wanted, whole
from .findings.picked import selected_images
from .findings.shown import Shown, shown_pictures
from .gaps import absent
from .registry import Options, check
from .say import dataset, image_name, image_names, numeral, place, shape
from .stated.pictures import stated_image
from .verdicts import failed, partial, passed, pending

__all__ = ["image_figure"]

_FINDINGS = {"training_image": 0.5, "another_image": 0.5}


@check("image-figure", rests_on="observed", options=_FINDINGS, stated=stated_image)
def image_figure(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The selected test image is shown

    Looking at the image beside the network's answer is the quickest way to judge it: some numerals are hard
    to read for people, too.
    """
    expected = whole(reference, Wanted("images", "test"))
    numerals = classes(reference)
    shown = [each for each in shown_pictures(student) if not _is_table(each.shape, numerals)]
    ours = [each for each in shown if each.dataset in (None, expected.dataset)]
    tests = [each for each in ours if each.split == "test" and not each.disputed]
    if tests:
        return _test_image(student, tests, options["another_image"])
    disputed = [each for each in ours if each.disputed]
    if disputed:
        last = disputed[-1]
        return pending(
            f"{_where(student, last)} shows {_name(last)}, which is not what your run says.", last.figure
        )
    trains = [each for each in ours if each.split == "train"]
    if trains:
        last = trains[-1]
        return partial(
            options["training_image"],
            f"{_where(student, last)} shows {_name(last)}, which the network may have learned from.",
            last.figure,
            expected="a test image",
            found=_name(last),
            hint="Show an image that the network has never seen.",
        )
    return _no_image(student, shown, expected.shape[1:], expected.dataset)


def _test_image(student: Evidence, tests: list[Shown], share: float) -> Verdict:
    selected = selected_images(student)
    matching = [each for each in tests if (each.split, each.index) in selected]
    if selected and not matching:
        names = image_names(selected)
        return partial(
            share,
            f"{_where(student, tests[-1])} shows {_name(tests[-1])}, but the numeral is picked for {names}.",
            tests[-1].figure,
            expected=names,
            found=_name(tests[-1]),
            hint="Show the very image whose prediction you read.",
        )
    best = (matching or tests)[-1]
    label = student.measured.labels.get(f"{best.split}:{best.index}") if student.measured else None
    what = f", {numeral(label)}" if label is not None else ""
    return passed(f"{_where(student, best)} shows {_name(best)}{what}.", best.figure, found=_name(best))


def _is_table(size: tuple[int, ...], numerals: int) -> bool:
    """Whether colours stand for numbers, one a class: a confusion matrix, or a prediction as a strip."""
    return numerals in size[:2] or 1 in size[:2]


def _no_image(student: Evidence, shown: list[Shown], size: tuple[int, ...], wanted: str) -> Verdict:
    if not shown:
        figures = "None of your figures shows an image." if student.claims.figures else "No figure was found."
        return absent(student, figures, DRAWING, "Show the test image whose prediction you read.")
    last = shown[-1]
    if last.dataset in (None, wanted) and not _is_other(student, last, size, wanted):
        return pending(
            f"{_where(student, last)} shows an image that could not be recognised.",
            last.figure,
        )
    if last.dataset not in (None, wanted):
        message, found = f"shows an image of {dataset(last.dataset)}.", dataset(last.dataset)
    else:
        message, found = (
            "shows a picture that is not one of the data set.",
            f"a picture of {shape(last.shape)}",
        )
    return failed(
        f"{_where(student, last)} {message}",
        last.figure,
        expected=f"a test image of {dataset(wanted)}",
        found=found,
        hint="Show the image whose prediction you read.",
    )


def _is_other(student: Evidence, shown: Shown, size: tuple[int, ...], wanted: str) -> bool:
    """Whether a picture that nobody recognised is surely none of the data set, not even a changed one."""
    unlooked = not shown.was_seen and shown.shape[:2] != size
    return shown.strange or shown.after_file or unlooked or never_had(student, wanted)


def _where(student: Evidence, shown: Shown) -> str:
    return f"Your figure ({place(student, shown.figure)})"


def _name(shown: Shown) -> str:
    return image_name(shown.split, shown.index)
