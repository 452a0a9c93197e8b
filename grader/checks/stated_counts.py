"""How many images and labels there are, and how large, as a written response states it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts import Evidence, Prose
from ..records import Verdict
from .holdings import Wanted, whole
from .prose import plain, prose_of, spot, under_number
from .registry import Options
from .say import a_few, shape
from .sizes import sizes
from .statements import Statement, statements
from .verdicts import failed, not_attempted, partial, passed, pending

__all__ = ["stated_test_images", "stated_test_labels", "stated_train_images", "stated_train_labels"]

_BRIGHTNESS = {255, 256}
_UNSAID = "train"  # Whoever counts images or labels without saying which means those for training.
_AS_MANY = re.compile(
    r"images?\s*(?:and|/|,|\+)\s*(?:their |the )?labels?|labels?\s*(?:and|/|,|\+)\s*(?:their |the )?images?"
    r"|as many|same (?:number|amount|count|length)|equal|one label|a label for|each (?:\w+ )?(?:image|has)",
    re.I,
)


def stated_train_images(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many training images there are, and how large."""
    return _images(student, reference, options, Wanted("images", "train"))


def stated_test_images(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many test images there are, and how large."""
    return _images(student, reference, options, Wanted("images", "test"))


def stated_train_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many training labels there are."""
    return _labels(student, reference, Wanted("labels", "train"), options["question"])


def stated_test_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many test labels there are."""
    return _labels(student, reference, Wanted("labels", "test"), options["question"])


def _images(student: Evidence, reference: Evidence, options: Options, wanted: Wanted) -> Verdict:
    expected = whole(reference, wanted)
    sides = expected.shape[1], expected.shape[2]
    count = _count(student, wanted, expected.rows, {sides[0] * sides[1], *_BRIGHTNESS})
    size = _size(student, wanted, sides)
    words = f"number and size of the {wanted.words}, as your code printed them"
    if count.wrong or size.wrong:
        found = count.wrong or size.wrong
        return failed(
            f"Of the {wanted.words} you state {found}.",
            spot(student, count.prose if count.wrong else size.prose),
            expected=words,
            found=found,
            hint="Look at the shape that your code printed once more.",
        )
    if count.right and size.right:
        return passed(
            f"You state that there are {expected.rows} {wanted.words} of {shape(sides)}.",
            spot(student, count.prose),
        )
    if count.right or (size.right and not size.elsewhere):
        stated, missing = ("number", "size") if count.right else ("size", "number")
        return partial(
            options["subset"],
            f"You state the {stated} of the {wanted.words}, but not their {missing}.",
            spot(student, count.prose or size.prose),
            expected=words,
            found=f"no {missing}",
            hint=f"Their {missing} is in the shape that your code printed, too.",
        )
    return not_attempted(f"Neither the number nor the size of the {wanted.words} was found in your text.")


def _labels(student: Evidence, reference: Evidence, wanted: Wanted, question: int) -> Verdict:
    rows = whole(reference, wanted).rows
    count = _count(student, wanted, rows, _BRIGHTNESS)
    if not count.right and not count.wrong:
        count = _as_many(student, wanted, rows)
    if count.right:
        return passed(f"You state that there are {rows} {wanted.words}.", spot(student, count.prose))
    if count.wrong:
        return failed(
            f"Of the {wanted.words} you state {count.wrong}.",
            spot(student, count.prose),
            expected=f"the number of the {wanted.words}, as your code printed it",
            found=count.wrong,
            hint="How many images need a label? The number of different labels is another matter.",
        )
    for prose in under_number(student, question):
        numbers = [each.number for each in statements(student) if each.prose is prose]
        if rows in numbers:
            return pending(
                f"Under “{prose.heading}” you state {rows}. That it counts the {wanted.words} follows from "
                "the number of the question alone.",
                spot(student, prose),
            )
    return not_attempted(f"The number of the {wanted.words} was not found in your text.")


@dataclass(frozen=True)
class _Finding:
    """What the text says of one quantity: right, wrong (in words), or nothing."""

    right: bool = False
    elsewhere: bool = False  #: Said of the other split only, which helps where this one is spoken of, too.
    wrong: str = ""
    prose: Prose | None = None


def _count(student: Evidence, wanted: Wanted, expected: int, beside: set[int]) -> _Finding:
    about = [each for each in statements(student) if _about(each, wanted) and each.number not in beside]
    for each in about:
        if each.number == expected:
            return _Finding(right=True, prose=each.prose)
    clearly = [each for each in about if wanted.split in (each.splits or {_UNSAID})]
    if not clearly:
        return _Finding()
    numbers = sorted({each.number for each in clearly})
    return _Finding(wrong=a_few(numbers), prose=clearly[0].prose)


def _about(statement: Statement, wanted: Wanted) -> bool:
    split = not statement.splits or wanted.split in statement.splits
    if wanted.part == "labels":
        return split and "labels" in statement.parts
    return split and (not statement.parts or "images" in statement.parts)


def _as_many(student: Evidence, wanted: Wanted, rows: int) -> _Finding:
    """Labels are as many as images: enough where the number of images is right and the text says so."""
    images = _count(student, Wanted("images", wanted.split), rows, _BRIGHTNESS)
    for prose in prose_of(student):
        text = plain(prose.text)
        if images.right and "label" in f"{prose.heading} {text}".lower() and _AS_MANY.search(text):
            return _Finding(right=True, prose=prose)
    return _Finding()


def _size(student: Evidence, wanted: Wanted, expected: tuple[int, int]) -> _Finding:
    stated = list(sizes(student))
    clearly = [each for each in stated if wanted.split in each.splits]
    for each in clearly or stated:
        if each.sides == expected:
            return _Finding(right=True, elsewhere=bool(each.splits) and not clearly, prose=each.prose)
    if clearly:
        return _Finding(wrong=shape(clearly[0].sides), prose=clearly[0].prose)
    flattened = re.compile(rf"(?<!\d){expected[0] * expected[1]}(?!\d)")
    return _Finding(right=any(flattened.search(plain(prose.text)) for prose in prose_of(student)))
