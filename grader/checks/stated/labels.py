# ruff: noqa: RUF001 - students write in many scripts
"""How many labels there are, as a written response states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...facts import Evidence, Prose
from ...records import Verdict
from ..findings.holdings import Wanted, whole
from ..registry import Options
from ..verdicts import failed, not_attempted, partial, passed, pending
from .counts import BRIGHTNESS, UNSAID, Finding, counted, other
from .meanings import PARTS, of_a_network, said, splits_meant
from .prose import plain, prose_of, spot, under_number
from .sentences import sentences_of
from .statements import Statement, statements

__all__ = ["stated_test_labels", "stated_train_labels"]

_AS_MANY = re.compile(
    r"images?\s*(?:and|/|,|\+)\s*(?:their |the )?labels?|labels?\s*(?:and|/|,|\+)\s*(?:their |the )?images?"
    r"|as many|same (?:number|amount|count|length)|equal|one label|a label for|each (?:\w+ )?(?:image|has)"
    r"|genauso ?viel|ebenso ?viel|gleich viel|tant[oae]s? (?:como|quant)|mism[oa] (?:n[uú]mero"
    r"|cantidad)|autant"
    r"|m[eê]me nombre|stesso numero|altrettant|mesmo n[uú]mero|столько же|一样多|相同",
    re.I,
)
#: How many different labels there are, or which: "ten different labels", "from 0 to 9".
_DIFFERENT = re.compile(
    r"(?<!\d)10\s+(?:\w+\s+)?(?:different|distinct|unique|possible|class|kind|type|categor|value"
    r"|label|verschieden"
    r"|mögliche|klassen|clases|distint|diferent|différent|differen|divers|possib|tipos|types|разн|класс)"
    r"|(?<!\d)0\s*(?:-|–|to|through|bis|a|al|à|до|至|到|\.\.+|…)\s*9(?!\d)|10\s*[种種类個]",
    re.I,
)


def stated_train_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many training labels there are."""
    return _labels(student, reference, Wanted("labels", "train"), options)


def stated_test_labels(student: Evidence, reference: Evidence, options: Options) -> Verdict:
    """How many test labels there are."""
    return _labels(student, reference, Wanted("labels", "test"), options)


def _labels(student: Evidence, reference: Evidence, wanted: Wanted, options: Options) -> Verdict:
    rows = whole(reference, wanted).rows
    count = counted(student, reference, wanted, BRIGHTNESS)
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
    others = whole(reference, other(wanted)).rows
    return _labels_unsaid(student, wanted, _Rows(rows, others), options)


class _Rows(NamedTuple):
    wanted: int
    others: int  #: Those of the other split.


def _labels_unsaid(student: Evidence, wanted: Wanted, rows: _Rows, options: Options) -> Verdict:
    """Judge where the number may be there, but nothing says that it counts labels."""
    numbered = under_number(student, options["question"])
    stated = [each for each in statements(student) if each.number in rows]
    below = [each.prose for each in stated if each.prose in numbered and each.number == rows.wanted]
    placed = below or _between_images(stated, rows)
    if placed:
        return passed(
            f"You state {rows.wanted}, at the place of the {wanted.words}.", spot(student, placed[0])
        )
    kinds = _kinds(student, wanted)
    if kinds is not None:
        return partial(
            options["subset"],
            f"You state how many different {wanted.words} there are, but not how many there are in all.",
            spot(student, kinds),
            expected=f"the number of the {wanted.words}, as your code printed it",
            found="the number of different labels",
            hint="How many images need a label?",
        )
    unsaid = [each for each in stated if each.number == rows.wanted and not (each.parts or each.splits)]
    for each in unsaid[1:]:
        return pending(
            f"You state {rows.wanted} here, and no word says what it counts. That it counts the "
            f"{wanted.words} follows from its place alone.",
            spot(student, each.prose),
        )
    return not_attempted(f"The number of the {wanted.words} was not found in your text.")


def _between_images(stated: Sequence[Statement], rows: _Rows) -> list[Prose]:
    """Return where a bare number stands after the training images and before the test images."""
    for above, here, below in zip(stated, stated[1:], stated[2:], strict=False):
        in_order = (above.number, here.number, below.number) == (rows.wanted, rows.wanted, rows.others)
        if in_order and not (here.parts or here.splits or "labels" in above.parts | below.parts):
            return [here.prose]
    return []


def _kinds(student: Evidence, wanted: Wanted) -> Prose | None:
    """Return where the text says that there are ten different labels, or which these are."""
    for each in sentences_of(student):
        words = f"{each.text} {' '.join(each.around)}"
        ours = wanted.split in (splits_meant(each.text, each) or {UNSAID})
        of_labels = "labels" in said(PARTS, words) and not of_a_network(words)
        if ours and of_labels and _DIFFERENT.search(each.text):
            return each.prose
    return None


def _as_many(student: Evidence, reference: Evidence, wanted: Wanted) -> Finding:
    """Labels are as many as images: enough where the number of images is right and the text says so."""
    images = counted(student, reference, Wanted("images", wanted.split), BRIGHTNESS)
    for prose in prose_of(student):
        text = plain(prose.text)
        if images.right and "labels" in said(PARTS, f"{prose.heading} {text}") and _AS_MANY.search(text):
            return Finding(right=True, prose=prose)
    return Finding()
