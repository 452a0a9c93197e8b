"""One student as the page of the class shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from ...reports import words
from ...reports.clean import shortened
from ..marks.standings import percent_of
from ..records import Standing

LONGEST = 200  #: Characters of a name; no file system has longer ones.
NOT_THEIRS = "not the student's fault"
MOST_ALIKE = 3  #: Names beside a student; all of them stand in the list of those.

_ENDED = {
    "crashed": "Python ended by itself before the last cell",
    "killed": "the run was ended before the last cell",
    "timed-out": "stopped: it took too long",
    "too-much-output": "stopped: it printed too much",
    "out-of-memory": "it ran out of memory",
}  #: What finished, or was never run, needs no note.


class Row(NamedTuple):
    """All that a page shows of one student; every text in it may be a student's."""

    name: str
    link: str  #: To the report, percent-encoded; empty where there is none.
    score: str = ""
    percent: str = ""
    waiting: str = ""
    mark: str = "passed"  #: A shape of the style sheet, see `mark` in _parts.html.
    outcome: str = "Graded"
    notes: tuple[str, ...] = ()
    reason: str | None = None  #: Why it was not graded.
    ours: bool = False


def row_of(one: Standing) -> Row:
    """Return what is shown of *one* student."""
    row = Row(shortened(one.student, LONGEST), link_to(one.page), notes=tuple(_notes(one)))
    if one.outcome != "graded":
        mark = "error" if one.ours else "not-attempted"
        reason = one.reason or "No reason is known."
        return row._replace(mark=mark, outcome="Not graded", reason=reason, ours=one.ours)
    share = percent_of(one)
    row = row._replace(
        score=f"{words.number(one.earned or 0.0)} of {words.number(one.possible)}",
        percent="" if share is None else f"{share:.0f} %",
    )
    if not one.pending:
        return row
    return row._replace(mark="pending", outcome="Waiting", waiting=words.number(one.pending))


def link_to(place: str) -> str:
    """Return the address of a file in the batch's folder: one that never leads to another site or scheme."""
    if not place:
        return ""
    # A name that is no Unicode is kept as its bytes; what is not even that has no file.
    known = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", place)
    return "./" + quote(known, safe="/", errors="surrogateescape")


def _notes(one: Standing) -> Iterator[str]:
    if one.ours:
        yield NOT_THEIRS
    if one.run in _ENDED:
        yield _ENDED[one.run]
    if one.note:
        yield one.note
    if one.choice:
        yield one.choice
    if one.alike:
        more = len(one.alike) - MOST_ALIKE
        names = [shortened(name, LONGEST) for name in one.alike[:MOST_ALIKE]]
        yield f"identical to {', '.join(names)}" + (f" and {more} more" if more > 0 else "")
    given = sum(mark.overridden for mark in one.checks)
    if given:
        yield f"{given} check{'' if given == 1 else 's'} decided by a person"
