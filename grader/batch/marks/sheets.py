"""A small table that a person keeps, as spreadsheets save one: every habit of theirs is read alike."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

_SEPARATORS = (",", ";", "\t")  #: English, most other languages, and "Unicode text".


class Row(NamedTuple):
    """One line of the table."""

    line: int  #: 1-based, where it begins.
    cells: Mapping[str, str]  #: Column -> what stands there, without the blanks around it.
    surplus: bool = False  #: There are more cells than columns.


class WrongSheet(Exception):
    """The table as a whole cannot be read; *line* is where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def text_of(data: bytes) -> str:
    """Return the text of a saved table: UTF-8, UTF-16 with its mark, or else what Windows used to write."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def rows(text: str, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield the rows below the heading, blank ones left out; raise WrongSheet where no table is there."""
    separator = _separator(text, wanted)
    numbered = _numbered(text, separator)
    heading = next(numbered, None)
    if heading is None:
        return
    columns = [cell.casefold() for cell in heading[1]]
    _check_columns(heading[0], columns, wanted)
    for line, cells in numbered:
        named = {name: cell for name, cell in zip(columns, cells, strict=False) if name in wanted}
        yield Row(line, {**dict.fromkeys(wanted, ""), **named}, any(cells[len(columns) :]))


def _separator(text: str, wanted: Sequence[str]) -> str:
    """Return what separates cells: whatever makes the first line name most of the columns."""

    def named(separator: str) -> int:
        _, cells = next(_numbered(text, separator), (0, []))
        return len({cell.casefold() for cell in cells} & set(wanted))

    return max(_SEPARATORS, key=named)


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of each row that holds any; `sep=;` is a word to Excel and no row."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not (line == 1 and cells[0].casefold().startswith("sep=")):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise WrongSheet(line, f"this is no table that can be read: {error}") from None


def _check_columns(line: int, columns: Sequence[str], wanted: Sequence[str]) -> None:
    for name in wanted:
        if columns.count(name) != 1:
            found = "is not there" if name not in columns else f"stands there {columns.count(name)} times"
            need = ", ".join(wanted)
            raise WrongSheet(line, f"the first line must name the columns {need}; {name!r} {found}")
