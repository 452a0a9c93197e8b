"""Checks of the data: the four arrays, found by what they hold and never by what they are called."""

from __future__ import annotations

from ..facts import Evidence
from ..records import Verdict
from .errors.raised import LOADING
from .findings.astray import other_data, wrong_data_set
from .findings.holdings import Holding, Wanted, best, strangers, whole
from .findings.known_shapes import KAGGLE_ROWS, set_of_shape
from .gaps import absent
from .registry import Options, check
from .say import dataset, place, shape
from .stated.counts import stated_test_images, stated_train_images
from .stated.labels import stated_test_labels, stated_train_labels
from .verdicts import failed, partial, passed, pending

__all__ = ["test_images", "test_labels", "train_images", "train_labels"]

#: The share that a part of an array is worth; the number of its question in a response, 0 for none.
_SUBSET: Options = {"subset": 0.5, "question": 0}
_ALL = 0.999  # A few images of the two splits look alike.
_LOAD = "The data set comes through `keras.datasets`: two splits, each with images and labels."
_FEW = 0.01  # Fewer than one in a hundred is a glance at the data, not a part of it.


@check("train-images", rests_on="observed", options=_SUBSET, stated=stated_train_images)
def train_images(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The training images are all there

    The network learns from these and from nothing else. Knowing how many there are, and how large each is,
    tells you what its input has to look like.
    """
    return _judge(student, reference, options, Wanted("images", "train"))


@check("train-labels", rests_on="observed", options=_SUBSET, stated=stated_train_labels)
def train_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The training labels are all there

    Each training image needs the answer that belongs to it: one label an image, so there are as many labels
    as images.
    """
    return _judge(student, reference, options, Wanted("labels", "train"))


@check("test-images", rests_on="observed", options=_SUBSET, stated=stated_test_images)
def test_images(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The test images are all there

    Images that the network has never seen show whether it learned something about digits or only learned
    its examples by heart.
    """
    return _judge(student, reference, options, Wanted("images", "test"))


@check("test-labels", rests_on="observed", options=_SUBSET, stated=stated_test_labels)
def test_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """
    The test labels are all there

    Without the right answers to the test images nobody can say how often the network is right.
    """
    return _judge(student, reference, options, Wanted("labels", "test"))


def _judge(student: Evidence, reference: Evidence, options: Options, wanted: Wanted) -> Verdict:
    expected = whole(reference, wanted)
    found = best(student, expected.dataset, wanted)
    if found is None:
        return _nothing(student, expected, wanted)
    if found.assumed:
        return pending(
            f"{_start(student, found)} may be the {wanted.words}, but nothing confirmed it.",
            found,
        )
    return _kaggle(student, found, expected) or _compared(student, found, expected, wanted, options["subset"])


def _kaggle(student: Evidence, found: Holding, expected: Holding) -> Verdict | None:
    """Images of both splits mixed, as many as Kaggle hands out: other files, from the same source."""
    asked = any(load.dataset == expected.dataset for load in student.claims.loads)
    if asked or not found.mixed or found.shape[0] != KAGGLE_ROWS:
        return None
    kaggle = dataset("digit_recognizer")
    return failed(
        f"{_start(student, found)} is {kaggle}: both splits of {dataset(expected.dataset)}, mixed.",
        found,
        expected=f"{dataset(expected.dataset)}: {shape(expected.shape)}",
        found=f"{kaggle}: {shape(found.shape)}",
        hint="Look at which data set you load.",
    )


def _compared(student: Evidence, found: Holding, expected: Holding, wanted: Wanted, subset: float) -> Verdict:
    start, wants, has = _start(student, found), shape(expected.shape), f"{found.name}: {shape(found.shape)}"
    if found.rows < _FEW * expected.rows:
        message = f"{start} holds only {found.rows} of the {wanted.words}."
        return failed(message, found, expected=wants, found=has, hint="Load the whole split.")
    if found.mixed:
        message = f"{start} holds {found.rows} {wanted.words}, among {found.others} of the other split."
        hint = "The data set comes already split in two; keep its two parts apart."
        return partial(subset, message, found, expected=wants, found=has, hint=hint)
    if found.rows < _ALL * expected.rows:
        message = f"{start} holds {found.rows} of the {expected.rows} {wanted.words}."
        hint = "Load the whole split before you take a part of it."
        return partial(subset, message, found, expected=wants, found=has, hint=hint)
    message = f"{start}, of shape {shape(found.shape)}, holds all {wanted.words}{_change(student, found)}."
    return passed(message, found, expected=wants, found=has)


def _nothing(student: Evidence, expected: Holding, wanted: Wanted) -> Verdict:
    other = best(student, None, wanted)
    if other is not None:
        return failed(
            f"{_start(student, other)} holds {dataset(other.dataset)}, not {dataset(expected.dataset)}.",
            other,
            expected=f"{dataset(expected.dataset)}: {shape(expected.shape)}",
            found=f"{dataset(other.dataset)}: {shape(other.shape)}",
            hint="Look at which data set you load.",
        )
    asked = sorted({load.dataset for load in student.claims.loads if load.served})
    astray = wrong_data_set(student, expected.dataset)
    if astray is not None:
        return astray
    unknown = strangers(student) if wanted.part == "images" else None
    if expected.dataset in asked and unknown is not None:
        return pending(
            f"{_start(student, unknown)} is {shape(unknown.shape)} and could not be recognised.", unknown
        )
    if expected.dataset in asked or (strangers(student) is None and not asked):
        return absent(student, f"No array with the {wanted.words} was found.", LOADING, _LOAD)
    return _something_else(student, expected, wanted, unknown, asked)


def _something_else(
    student: Evidence, expected: Holding, wanted: Wanted, unknown: Holding | None, asked: list[str]
) -> Verdict:
    instead = dataset(asked[0]) if asked else other_data(student)
    if instead == dataset(expected.dataset):  # Seen in a figure, say, but in no array.
        instead = "data of another kind"
    loaded = f"You load {instead}. " if asked else "" if unknown else f"Your images are {instead}. "
    seen = f"{_start(student, unknown)} is {shape(unknown.shape)}{_like(unknown)}." if unknown else ""
    message = f"None of your arrays holds the {wanted.words} of {dataset(expected.dataset)}. {loaded}{seen}"
    return failed(
        message.strip(),
        unknown,
        expected=f"{dataset(expected.dataset)}: {shape(expected.shape)}",
        found=f"{unknown.name}: {shape(unknown.shape)}" if unknown else instead,
        hint="Look at which data set you load.",
    )


def _like(unknown: Holding) -> str:
    named = set_of_shape(unknown.shape)
    return f", like {dataset(named)}" if named else ""


def _start(student: Evidence, found: Holding) -> str:
    return f"Your `{found.name}` ({place(student, found)})"


def _change(student: Evidence, found: Holding) -> str:
    """Say so where the same name later stands for fewer rows: a common surprise further down."""
    later = [array for array in student.claims.arrays if array.name == found.name]
    if not later or not later[-1].shape or later[-1].shape[0] == found.shape[0]:
        return ""
    return f"; later ({place(student, later[-1])}) the same name stands for {shape(later[-1].shape)}"
