"""
A notebook's text becomes its cells: nbformat 3 or 4, whole or damaged, with or without metadata.

Read here and not with nbformat, because what students hand in need not be valid: whatever still says what a
cell's source is will do. Stored outputs are dropped while reading and never seen again.
"""

from __future__ import annotations

from itertools import islice
from json import JSONDecodeError
from typing import Any, NamedTuple

from ..errors import RefusedSubmission
from ..records import Cell
from .caps import Caps
from .rawlines import Places, source_places
from .scanning import Scanner, TooMuch
from .text import plain

_TYPES = {"code": "code", "markdown": "markdown", "heading": "markdown", "html": "markdown"}
_SOURCES = frozenset({"source", "input"})  # nbformat 3 calls the source of a code cell its input
_KEPT = frozenset({"cell_type", "level", "attachments"})
_MOST_ATTACHED = 200  # Pictures of a cell, and forms of one picture.


class Notebook(NamedTuple):
    """The cells of a notebook, and the cells whose whole source stands on one line of the file."""

    cells: tuple[Cell, ...]
    joined: tuple[int, ...]


def read_notebook(text: str, caps: Caps) -> Notebook:
    """Return the cells in *text*; raises RefusedSubmission where it is no notebook or has no cells."""
    if not text or text.isspace():
        raise RefusedSubmission(
            "This notebook is empty: the file has no content. Please save it where you wrote it."
        )
    try:
        found = _read(Scanner(text), caps)
    except TooMuch:
        raise RefusedSubmission(
            "This file holds millions of lists, lines or numbers, far more than any notebook does, so it was"
            " not read. In Jupyter, Edit > Clear Outputs of All Cells makes a notebook small."
        ) from None
    except RecursionError:
        raise RefusedSubmission(
            "This file nests lists or objects far deeper than any notebook does, so it was not read."
        ) from None
    except JSONDecodeError as error:
        raise RefusedSubmission(_not_json(text, error)) from None
    return _checked(found)


def _checked(found: list[tuple[dict[str, Any], Places]]) -> Notebook:
    if not found:
        raise RefusedSubmission(
            "This notebook has no cells. Perhaps an older or unsaved copy was handed in: please open it, look"
            " whether your work is there, and save it again."
        )
    cells = tuple(_cell(position, *parts) for position, parts in enumerate(found, 1))
    joined = tuple(position for position, (_, places) in enumerate(found, 1) if places.joined)
    return Notebook(cells, joined)


def _read(scanner: Scanner, caps: Caps) -> list[tuple[dict[str, Any], Places]]:
    if not scanner.starts("{"):
        raise RefusedSubmission(_no_notebook(scanner.text))
    cells: list[tuple[dict[str, Any], Places]] = []
    for key in scanner.members():
        if key == "cells" and scanner.starts("["):
            cells = _cells(scanner, caps)
        elif key == "worksheets" and scanner.starts("["):
            cells = cells or _worksheets(scanner, caps)
        else:
            scanner.skip()
    if not scanner.at_end():
        raise scanner.wrong("Expecting the end of the file")
    return cells


def _worksheets(scanner: Scanner, caps: Caps) -> list[tuple[dict[str, Any], Places]]:
    cells: list[tuple[dict[str, Any], Places]] = []
    for _ in scanner.elements():
        if not scanner.starts("{"):
            scanner.skip()
            continue
        for key in scanner.members():
            if key == "cells" and scanner.starts("["):
                cells += _cells(scanner, caps, len(cells))
            else:
                scanner.skip()
    return cells


def _cells(scanner: Scanner, caps: Caps, before: int = 0) -> list[tuple[dict[str, Any], Places]]:
    cells: list[tuple[dict[str, Any], Places]] = []
    for _ in scanner.elements():
        if before + len(cells) >= caps.cells:
            raise RefusedSubmission(f"This notebook has more cells than are read; at most {caps.cells} are.")
        if scanner.starts("{"):
            cells.append(_members_of_cell(scanner))
        else:
            scanner.skip()  # no cell, but it has a position
            cells.append(({}, Places(None, False)))
    return cells


def _members_of_cell(scanner: Scanner) -> tuple[dict[str, Any], Places]:
    members: dict[str, Any] = {}
    places = Places(None, False)
    for key in scanner.members():
        if key in _SOURCES:
            members["source"], places = source_places(scanner)
            continue
        if key in _KEPT:
            members[key] = scanner.value()
            continue
        scanner.skip()
        if key == "outputs":
            members[key] = None  # that it was there tells a code cell; what it held is nobody's business
    return members, places


def _cell(position: int, members: dict[str, Any], places: Places) -> Cell:
    source = _joined_text(members.get("source"))
    if members.get("cell_type") == "heading":
        level = members.get("level")
        source = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + source
    return Cell(
        position=position,
        type=_type(members),
        source=source,
        line=places.first,
        attachments=_attachments(members.get("attachments")),
    )


def _type(members: dict[str, Any]) -> Any:
    named = members.get("cell_type")
    if named is None and "source" in members:  # only code cells have outputs
        return "code" if "outputs" in members else "markdown"
    return _TYPES.get(named, "raw") if isinstance(named, str) else "raw"


def _joined_text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return plain(source) if isinstance(source, str) else ""


def _attachments(found: Any) -> dict[str, dict[str, str]]:
    if not isinstance(found, dict):
        return {}
    some = islice(found.items(), _MOST_ATTACHED)
    bundles = {plain(name): bundle for name, bundle in some if isinstance(bundle, dict)}
    return {name: _pictures(bundle) for name, bundle in bundles.items()}


def _pictures(bundle: dict[str, Any]) -> dict[str, str]:
    """The mime bundle of one attachment: type -> base64, in one string or a list of lines."""
    return {plain(mime): _joined_text(data) for mime, data in islice(bundle.items(), _MOST_ATTACHED)}


def _no_notebook(text: str) -> str:
    page = text.lstrip()[:200].lower().startswith(("<!doctype", "<html"))
    what = "a web page with the name of a notebook" if page else "not a notebook"
    return (
        f"This file is {what}. In Jupyter use File > Save, in Colab File > Download > Download .ipynb,"
        " and hand in the file that this gives."
    )


def _not_json(text: str, error: JSONDecodeError) -> str:
    if "\n<<<<<<< " in text:
        return (
            "This notebook holds the marks of an unfinished git merge (<<<<<<<), so it is no valid JSON."
            " Please resolve the merge and save the notebook again."
        )
    cut_off = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    where = "it ends too early" if cut_off else f"the trouble starts in line {error.lineno}"
    return (
        f"This file is not valid JSON, which every notebook is: {where}. It may have been cut off or edited"
        " by hand. Please open the notebook where you wrote it, save it, and hand in the new file."
    )
