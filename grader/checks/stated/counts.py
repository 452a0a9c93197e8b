# ruff: noqa: RUF001 - students write in many scripts
"""How many images there are, and how large, as a written response states it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...facts import Evidence, Prose
from ...records import Verdict
from ..findings.holdings import Wanted, whole
from ..registry import Options
from ..say import a_few, shape
from ..verdicts import failed, not_attempted, partial, passed
from .meanings import splits_meant
from .prose import spot
from .sentences import sentences_of
from .sizes import sizes
from .statements import Statement, statements

__all__ = ["BRIGHTNESS", "UNSAID", "Finding", "counted", "other", "stated_test_images", "stated_train_images"]

BRIGHTNESS = {255, 256}
UNSAID = "train"  # Whoever counts images or labels without saying which means those for training.
_SAME_SIZE = re.compile(
    r"same|of (?:that|this|the) (?:size|shape)|also\b|too\b|again|likewise|identical|equal|as well"
    r"|ditto|auch|gleich|ebenso|ebenfalls"
    r"|wieder|d(?:as|er|ie|es|em)sel|zelfde|ook\b"
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


def _images(student: Evidence, reference: Evidence, options: Options, wanted: Wanted) -> Verdict:
    expected = whole(reference, wanted)
    sides = expected.shape[1], expected.shape[2]
    count = counted(student, reference, wanted, {sides[0] * sides[1], *BRIGHTNESS})
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


@dataclass(frozen=True)
class Finding:
    """What the text says of one quantity: right, wrong (in words), or nothing."""

    right: bool = False
    wrong: str = ""
    prose: Prose | None = None


def counted(student: Evidence, reference: Evidence, wanted: Wanted, beside: set[int]) -> Finding:
    """Return what the text says of how many there are; numbers of things beside them do not count."""
    expected = whole(reference, wanted).rows
    others = whole(reference, other(wanted)).rows
    about = [each for each in statements(student) if _about(each, wanted) and each.number not in beside]
    for each in about:
        if each.number == expected:
            return Finding(right=True, prose=each.prose)
    plainly = [each for each in about if each.plainly and _is_of(wanted, each, others)]
    if not plainly:
        return Finding()
    numbers = sorted({each.number for each in plainly})
    return Finding(wrong=a_few(numbers), prose=plainly[0].prose)


def _is_of(wanted: Wanted, statement: Statement, others: int) -> bool:
    """Whether a statement is about this split; one that tells none may be right for the other one."""
    if statement.splits:
        return wanted.split in statement.splits
    return wanted.split == UNSAID and statement.number != others


def _about(statement: Statement, wanted: Wanted) -> bool:
    split = not statement.splits or wanted.split in statement.splits
    if wanted.part == "labels":
        return split and "labels" in statement.parts
    return split and (not statement.parts or "images" in statement.parts)


def _size(student: Evidence, reference: Evidence, wanted: Wanted, expected: tuple[int, int]) -> Finding:
    stated = list(sizes(student))
    right = [each for each in stated if each.sides == expected]
    for each in right:
        unsaid = not each.splits and not _beside_the_others(student, reference, wanted, each.prose)
        if unsaid or wanted.split in each.splits:
            return Finding(right=True, prose=each.prose)
    wrong = [each for each in stated if each.plainly and each.splits == {wanted.split}]
    if wrong:
        return Finding(wrong=shape(wrong[0].sides), prose=wrong[0].prose)
    same = right and _said_to_be_the_same(student, wanted)
    return Finding(right=True, prose=right[0].prose) if same else Finding()


def _beside_the_others(student: Evidence, reference: Evidence, wanted: Wanted, prose: Prose) -> bool:
    """Whether a stretch of prose counts the images of the other split, and not those that are wanted."""
    counted = {each.number for each in statements(student) if each.prose is prose}
    others = whole(reference, other(wanted)).rows
    return others in counted and whole(reference, wanted).rows not in counted


def other(wanted: Wanted) -> Wanted:
    """Return the same part of the other split."""
    return Wanted(wanted.part, "test" if wanted.split == "train" else "train")


def _said_to_be_the_same(student: Evidence, wanted: Wanted) -> bool:
    """Whether the text says of these images that they are like the others: "10000 test images, same size"."""
    return any(
        _SAME_SIZE.search(each.text)
        and _MEASURES.search(each.text)
        and wanted.split in splits_meant(each.text, each)
        for each in sentences_of(student)
    )
