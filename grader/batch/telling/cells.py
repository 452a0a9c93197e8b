"""
Cells of a table that a spreadsheet opens: words stay words there, and come back as they were.

A spreadsheet takes a cell that begins with = + - or @ for a formula and obeys it; students choose their
names and those of their files. An apostrophe in front makes it text. Numbers are typed as numbers, so
they need none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO

from ...reports.clean import encodable, visible

Cell = str | float | None  #: None: nothing is known, and nothing stands there; never a zero.

#: Also as Japanese spreadsheets read them, full-width and small, and the true minus.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"  # noqa: RUF001
#: Blanks and quotes hide a sign from a guard, not from a spreadsheet. After a semicolon a cell begins
#: wherever semicolons are what separates cells.
_FORMULA = re.compile(f"(^|;)(?=[\\s\"'␉␊␋␌␍]*[{_SIGNS}])")
_GUARDED = re.compile(f"(^|;)'(?=[\\s\"'␉␊␋␌␍]*[{_SIGNS}])")


@lru_cache(maxsize=4096)  # most cells of a class say the same
def guarded(text: str) -> str:
    """Return *text* on one line, with nothing in it that hides, moves or is obeyed by a spreadsheet."""
    shown = encodable(visible(text)).replace("\n", "␊").replace("\t", "␉")
    return _FORMULA.sub(r"\1'", shown)


def unguarded(cell: str) -> str:
    """Return *cell* without the apostrophes that `guarded` put there."""
    return _GUARDED.sub(r"\1", cell)


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """
    Return rows below their heading as CSV: words in quotes, numbers bare.

    Lines end with a plain newline: spreadsheets take it, and `diff`, `git` and `grep` show what changed.
    """
    page = StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_typed(cell) for cell in row] for row in rows)
    return page.getvalue()


def _typed(cell: Cell) -> str | float:
    if isinstance(cell, str):
        return guarded(cell)
    if cell is None:
        return ""
    rounded = round(float(cell), 4)  # 0.1 + 0.2 is 0.3 to a person
    return int(rounded) if rounded.is_integer() else rounded
