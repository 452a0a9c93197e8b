"""Questions put off: what stands in later cells, beyond some code, is not under the heading above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ...facts import Prose
from .empty import is_put_off
from .own_words import words_of

__all__ = ["without_headings_put_off"]


def without_headings_put_off(prose: Sequence[Prose]) -> Iterator[Prose]:
    """Yield each stretch, without its heading if an earlier cell put that off ("to do") and code follows."""
    heading, cell = "", 0
    for each in prose:
        if is_put_off(words_of(each.text)):
            heading, cell = each.heading, each.cell or 0
        elif each.heading != heading:
            heading = ""
        if heading and each.heading == heading and (each.cell or 0) > cell + 1:
            yield msgspec.structs.replace(each, heading="")
        else:
            yield each
