"""What `%grade` says, as a notebook shows it and as a terminal does."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any, NamedTuple

from ..records import Status
from ..reports import words
from ..reports.clean import encodable, printable, visible
from ..reports.page import page
from .answering import Answer, points
from .settled import Told

LATER = "Known after a full run"
WIDTH = 80
CELLS = "Cells go by the number beside them: cell 3 is the one with [3]."
_UNDONE = (Status.PASSED, Status.SKIPPED)  #: Nothing is to be done about these.


class Row(NamedTuple):
    """One check as it is shown."""

    mark: str  #: A shape of the style sheet.
    status: str
    title: str
    points: str
    message: str | None
    beside: tuple[tuple[str, str], ...]


class Shown:
    """Shows itself where IPython displays it."""

    def __init__(self, answered: Answer) -> None:
        self._answered = answered

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return the same in both forms; whoever displays it takes the richer one that it can show."""
        return {"text/plain": as_text(self._answered), "text/html": as_html(self._answered)}


def as_html(answered: Answer) -> str:
    """Return a piece of HTML that brings its own style and needs nothing else."""
    return page(
        "live.html",
        ("live.css",),
        title=answered.title,
        score=said(answered),
        rows=[row_of(each) for each in answered.told],
        reasons=list(_reasons(answered)),
        remarks=list(_remarks(answered)),
    )


def as_text(answered: Answer) -> str:
    """Return it as plain text of at most 80 columns."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    sheet = StringIO()
    console = Console(
        file=sheet,
        width=WIDTH,
        color_system=None,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    table = Table.grid(padding=(0, 2))
    rows = [row_of(each) for each in answered.told]
    for row in rows:
        table.add_row(row.status, printable(row.title), row.points)
    console.print(Text(said(answered)), Text(), table)
    for row in rows:
        if row.message:
            console.print(
                Text(f"\n{printable(row.title)}"), Padding(Text(printable(row.message)), (0, 0, 0, 2))
            )
            for label, text in row.beside:
                console.print(Padding(Text(f"{label}: {printable(text)}"), (0, 0, 0, 2)))
    for line in (*_reasons(answered), *_remarks(answered)):
        console.print(Text(f"\n{line}"))
    return encodable("\n".join(line.rstrip() for line in sheet.getvalue().rstrip().splitlines()))


def said(answered: Answer) -> str:
    """Return the points as a sentence: "44 of 100 points so far; 20 wait for a person."."""
    found = points(answered.told)
    parts = [f"{words.number(found.earned)} of {words.points(found.possible)} so far"]
    if found.waiting:
        parts.append(f"{words.number(found.waiting)} wait for a person")
    if found.later:
        parts.append(f"{words.number(found.later)} known after a full run")
    return "; ".join(parts) + "."


def row_of(told: Told) -> Row:
    """Return one check as it is shown: with all that helps where something is to be done."""
    check = told.check
    if told.later:
        return Row("later", LATER, check.title, f"({words.number(check.points)})", None, ())
    undone = check.status not in _UNDONE
    return Row(
        check.status.value,
        words.STATUS[check.status],
        check.title,
        f"({words.number(check.points)})" if check.status.waits
        else f"{words.number(check.earned or 0.0)}/{words.number(check.points)}",
        check.message if undone else None,
        tuple(words.beside(check)) if undone else (),
    )  # fmt: skip


def _reasons(answered: Answer) -> Iterator[str]:
    """Each reason to wait once, with what waits for it."""
    waiting: dict[str, list[str]] = {}
    for told in answered.told:
        if told.later:
            waiting.setdefault(told.later, []).append(told.check.id)
    for reason, ids in waiting.items():
        yield f"{LATER}: {', '.join(ids)}. {reason}"


def _remarks(answered: Answer) -> Iterator[str]:
    seen = answered.seen
    claims = answered.evidence.claims
    if not (claims.arrays or claims.models):
        yield (
            "There are no data and no network in this session. If its kernel was started anew, run the cells "
            "first: Run, then Run All Cells."
        )
    if seen.saved:
        yield f"Written answers are read from {visible(seen.handed_in.name)} as it was last saved."
    yield CELLS
