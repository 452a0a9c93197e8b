"""The class on one page, for whoever teaches it: how it went, whom to look at, where points were lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...reports import words
from ...reports.page import page
from ..marks.standings import in_order
from ..records import Standing
from ..similar.found import NOTHING, Found
from .distribution import bands, summary
from .groups import identical, slowest, tallies
from .rows import Row, row_of
from .similar import pairs_of


def class_page(
    title: str, standings: Sequence[Standing], told: Sequence[str] = (), similar: Found = NOTHING
) -> str:
    """
    Return the page of a class.

    *told* are sentences about the batch as a whole, shown at its top; *similar* is who is nearly the same.
    """
    ordered = in_order(standings)
    rows = [row_of(one) for one in ordered]
    known = {one.student: row for one, row in zip(ordered, rows, strict=True)}
    graded = [one for one in ordered if one.outcome == "graded"]
    waiting = [one.pending for one in graded if one.pending]
    return page(
        "class.html",
        ("style.css", "class.css"),
        "class.js",
        title=title,
        told=told,
        rows=rows,
        graded=len(graded),
        waiting=len(waiting),
        waiting_points=sum(waiting),
        left=[row for row in rows if row.reason is not None],
        summary=summary(graded),
        bands=bands(graded),
        tallies=tallies(graded),
        identical=[[_known(name, known) for name in group] for group in identical(ordered)],
        similar=pairs_of(similar, known),
        more_similar=similar.more,
        slowest=[(known[one.student], words.duration(one.seconds)) for one in slowest(ordered)],
    )


def _known(name: str, rows: Mapping[str, Row]) -> Row:
    return rows[name] if name in rows else row_of(Standing(name))
