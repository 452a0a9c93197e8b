"""Who is nearly the same, side by side: a page for a person who decides what that means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...reports.page import page
from ..records import Standing
from ..similar.found import Found, ShownCell, Side
from .rows import MOST_ALIKE, Row, row_of


class ShownSide(NamedTuple):
    """One of two hand-ins, as a page shows it."""

    rows: tuple[Row, ...]  #: Of some who handed this in, the same byte for byte.
    others: int  #: Who did so, too.
    percent: str
    cells: tuple[ShownCell, ...]
    unseen: int


def similar_page(title: str, standings: Sequence[Standing], found: Found) -> str:
    """Return the page that shows every pair of *found* side by side."""
    rows = {one.student: row_of(one) for one in standings}
    return page(
        "similar.html",
        ("style.css", "similar.css"),
        title=title,
        pairs=pairs_of(found, rows),
        more=found.more,
        remark=found.remark,
    )


def pairs_of(found: Found, rows: Mapping[str, Row]) -> list[tuple[ShownSide, ShownSide]]:
    """Return the pairs of *found* as a page shows them; *rows* are everybody's."""
    return [(_side(pair.first, rows), _side(pair.second, rows)) for pair in found.pairs]


def percent(share: float) -> str:
    """Return a share in percent; all of it only where it is all of it."""
    return f"{int(100 * share)} %"


def _side(side: Side, rows: Mapping[str, Row]) -> ShownSide:
    named = tuple(rows.get(name) or row_of(Standing(name)) for name in side.students[:MOST_ALIKE])
    others = len(side.students) - len(named)
    return ShownSide(named, others, percent(side.share), side.cells, side.unseen)
