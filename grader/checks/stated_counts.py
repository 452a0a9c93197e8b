# ruff: noqa: RUF001 - students write in many scripts
"""How many images and labels there are, and how large, as a written response states it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts import Evidence, Prose
from ..records import Verdict
from .holdings import Wanted, whole
from .meanings import splits_meant
from .prose import plain, prose_of, spot, under_number
from .registry import Options
from .say import a_few, shape
from .sentences import sentences_of
from .sizes import sizes
from .statements import Statement, statements
from .verdicts import failed, not_attempted, partial, passed, pending

__all__ = ["stated_test_images", "stated_test_labels", "stated_train_images", "stated_train_labels"]

_BRIGHTNESS = {255, 256}
_UNSAID = "train"  # Whoever counts images or labels without saying which means those for training.
_AS_MANY = re.compile(
    r"images?\s*(?:and|/|,|\+)\s*(?:their |the )?labels?|labels?\s*(?:and|/|,|\+)\s*(?:their |the )?images?"
    r"|as many|same (?:number|amount|count|length)|equal|one label|a label for|each (?:\w+ )?(?:image|has)"
    r"|genauso ?viel|ebenso ?viel|gleich viel|tant[oae]s? (?:como|quant)|mism[oa] (?:n[uú]mero"
    r"|cantidad)|autant"
    r"|m[eê]me nombre|stesso numero|altrettant|mesmo n[uú]mero|столько же|一样多|相同",
    re.I,
)
_SAME_SIZE = re.compile(
    r"same|also\b|too\b|again|likewise|identical|equal|as well|ditto|auch|gleich|ebenso|ebenfalls"
    r"|wieder|dasselbe"
    r"|mism[oa]|igual|también|tambi|même|aussi|également|stess[aeo]|anche|mesm[oa]|também|так(?:ой|ие"
    r"|ого|их) же|тоже"
    r"|также|те же|同样|也|相同|一样|同じ",
    re.I,
)
_MEASURES = re.compile(
    r"\d|size|shape|dimension|pixel|gro(?:ß|ss)|größe|tama|medid|taille|dimensi|grand|размер|大小|尺寸"
    r"|サイズ",
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
    count = _count(student, reference, wanted, {sides[0] * sides[1], *_BRIGHTNESS})
    size = _size(student, reference, wanted, sides)
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
    if count.right or size.right:
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
    count = _count(student, reference, wanted, _BRIGHTNESS)
    if not count.right and not count.wrong:
        count = _as_many(student, reference, wanted)
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
    return _labels_unsaid(student, wanted, rows, question)


def _labels_unsaid(student: Evidence, wanted: Wanted, rows: int, question: int) -> Verdict:
    """Judge where the number is there, but nothing says that it counts labels."""
    numbered = under_number(student, question)
    stated = [each for each in statements(student) if each.number == rows]
    below = [each.prose for each in stated if each.prose in numbered]
    if below:
        return passed(f"You state {rows}, under the number of this question.", spot(student, below[0]))
    for each in [each for each in stated if not (each.parts or each.splits)][1:]:
        return pending(
            f"You state {rows} here, and no word says what it counts. That it counts the {wanted.words} "
            "follows from its place alone.",
            spot(student, each.prose),
        )
    return not_attempted(f"The number of the {wanted.words} was not found in your text.")


@dataclass(frozen=True)
class _Finding:
    """What the text says of one quantity: right, wrong (in words), or nothing."""

    right: bool = False
    wrong: str = ""
    prose: Prose | None = None


def _count(student: Evidence, reference: Evidence, wanted: Wanted, beside: set[int]) -> _Finding:
    expected = whole(reference, wanted).rows
    others = whole(reference, _other(wanted)).rows
    about = [each for each in statements(student) if _about(each, wanted) and each.number not in beside]
    for each in about:
        if each.number == expected:
            return _Finding(right=True, prose=each.prose)
    plainly = [each for each in about if each.plainly and _is_of(wanted, each, others)]
    if not plainly:
        return _Finding()
    numbers = sorted({each.number for each in plainly})
    return _Finding(wrong=a_few(numbers), prose=plainly[0].prose)


def _is_of(wanted: Wanted, statement: Statement, others: int) -> bool:
    """Whether a statement is about this split; one that tells none may be right for the other one."""
    if statement.splits:
        return wanted.split in statement.splits
    return wanted.split == _UNSAID and statement.number != others


def _about(statement: Statement, wanted: Wanted) -> bool:
    split = not statement.splits or wanted.split in statement.splits
    if wanted.part == "labels":
        return split and "labels" in statement.parts
    return split and (not statement.parts or "images" in statement.parts)


def _as_many(student: Evidence, reference: Evidence, wanted: Wanted) -> _Finding:
    """Labels are as many as images: enough where the number of images is right and the text says so."""
    images = _count(student, reference, Wanted("images", wanted.split), _BRIGHTNESS)
    for prose in prose_of(student):
        text = plain(prose.text)
        if images.right and "label" in f"{prose.heading} {text}".lower() and _AS_MANY.search(text):
            return _Finding(right=True, prose=prose)
    return _Finding()


def _size(student: Evidence, reference: Evidence, wanted: Wanted, expected: tuple[int, int]) -> _Finding:
    stated = list(sizes(student))
    right = [each for each in stated if each.sides == expected]
    for each in right:
        unsaid = not each.splits and not _beside_the_others(student, reference, wanted, each.prose)
        if unsaid or wanted.split in each.splits:
            return _Finding(right=True, prose=each.prose)
    wrong = [each for each in stated if each.plainly and each.splits == {wanted.split}]
    if wrong:
        return _Finding(wrong=shape(wrong[0].sides), prose=wrong[0].prose)
    same = right and _said_to_be_the_same(student, wanted)
    return _Finding(right=True, prose=right[0].prose) if same else _Finding()


def _beside_the_others(student: Evidence, reference: Evidence, wanted: Wanted, prose: Prose) -> bool:
    """Whether a stretch of prose counts the images of the other split, and not those that are wanted."""
    counted = {each.number for each in statements(student) if each.prose is prose}
    others = whole(reference, _other(wanted)).rows
    return others in counted and whole(reference, wanted).rows not in counted


def _other(wanted: Wanted) -> Wanted:
    return Wanted(wanted.part, "test" if wanted.split == "train" else "train")


def _said_to_be_the_same(student: Evidence, wanted: Wanted) -> bool:
    """Whether the text says of these images that they are like the others: "10000 test images, same size"."""
    return any(
        _SAME_SIZE.search(each.text)
        and _MEASURES.search(each.text)
        and wanted.split in splits_meant(each.text, each)
        for each in sentences_of(student)
    )
