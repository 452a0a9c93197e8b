"""A file as handed in becomes a Submission: read, never run. Every kind becomes cells."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from .errors import GraderError, RefusedSubmission
from .facts import CellRun, Evidence, HandedIn, Kind
from .reading.beside import files_beside
from .reading.caps import MEGABYTE, Caps
from .reading.comments import read_comments
from .reading.filenames import shown
from .reading.intake import KINDS, bytes_of, kind_of
from .reading.links import set_aside
from .reading.listing import listing
from .reading.modules import read_module
from .reading.notebooks import read_notebook
from .reading.prose import read_words
from .reading.safely import TooLarge, read_inside
from .reading.text import decode
from .records import Cell, Submission

_WORDS = (b"tensorflow", b"keras")


def read_submission(path: Path, caps: Caps = Caps()) -> Submission:  # noqa: B008  an immutable default
    """
    Read *path* and find what it needs beside it.

    Raises UsageError where there is no such file, or it is a folder or has another ending, and
    RefusedSubmission where it is no plain file, or cannot be read as what its ending says.
    """
    kind = kind_of(path)
    text, digest = _read(path, caps)
    cells, joined = _cells(kind, text, caps)
    _refuse_long(cells, caps)
    handed_in = HandedIn(
        name=shown(path.name),
        kind=kind,
        sha256=digest,
        cells=len(cells),
        lines={cell.position: cell.line for cell in cells if cell.line is not None},
        joined=joined,
    )
    words = read_words(cells, handed_in, path.parent, caps)
    found = files_beside(path, [cell.source for cell in cells if cell.type == "code"], words.files, caps)
    comments = read_comments(cells, handed_in) if kind == "notebook" else ()
    return Submission(
        path=path,
        handed_in=msgspec.structs.replace(
            handed_in, prose=words.prose, pictures=words.pictures, comments=comments, listing=listing(cells)
        ),
        cells=cells,
        files=found.files,
        problems=found.problems,
    )


def unread(path: Path) -> HandedIn:
    """Return what is known of a file that was refused; no hash where it cannot be read whole."""
    try:
        digest = hashlib.sha256(bytes_of(path, Caps())).hexdigest()
    except GraderError:
        digest = ""
    return HandedIn(name=shown(path.name), kind=KINDS[path.suffix.lower()], sha256=digest, cells=0)


def mentions_tensorflow(submission: Submission) -> bool:
    """Say whether the code, or a module beside it that it needs, speaks of TensorFlow or Keras."""
    if any(_is_named(cell.source.encode()) for cell in submission.cells if cell.type == "code"):
        return True
    modules = [name for name in submission.files if name.lower().endswith(".py")]
    return any(_is_named(_module(submission.path.parent, name)) for name in modules)


def _is_named(source: bytes) -> bool:
    lower = source.lower()
    return any(word in lower for word in _WORDS)


def _module(folder: Path, name: str) -> bytes:
    try:
        return read_inside(folder, name, Caps().beside)
    except (TooLarge, OSError):
        return b""


def as_notebook(submission: Submission, evidence: Evidence | None = None) -> dict[str, Any]:
    """Return the submission as an nbformat 4.5 notebook; with *evidence*, with the outputs of its run."""
    runs = {run.cell: run for run in evidence.run.cells} if evidence else {}
    reached = sorted(position for position, run in runs.items() if run.outcome != "not-reached")
    counts = {position: count for count, position in enumerate(reached, 1)}
    return {
        "cells": [
            _notebook_cell(cell, counts.get(cell.position), runs.get(cell.position))
            for cell in submission.cells
        ],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _notebook_cell(cell: Cell, count: int | None, run: CellRun | None) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "cell_type": cell.type,
        "id": f"cell-{cell.position}",
        "metadata": {},
        "source": cell.source,
    }
    if cell.type == "code":
        return parts | {"execution_count": count, "outputs": list(run.outputs) if run else []}
    return parts | ({"attachments": cell.attachments} if cell.attachments else {})


def _read(path: Path, caps: Caps) -> tuple[str, str]:
    """The file's text and hash; its bytes are let go, for they may be many."""
    data = bytes_of(path, caps)
    return decode(data), hashlib.sha256(data).hexdigest()


def _cells(kind: Kind, text: str, caps: Caps) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    if kind == "notebook":
        return read_notebook(text, caps)
    if kind == "module":
        return read_module(text), ()
    return (
        Cell(position=1, type="markdown", source=text, line=1),
    ) if text and not text.isspace() else (), ()


def _refuse_long(cells: tuple[Cell, ...], caps: Caps) -> None:
    if sum(len(cell.source) for cell in cells) <= caps.text:
        return
    size = 0
    for cell in cells:
        size += len(set_aside(cell.source)[0])
        if size > caps.text:
            raise RefusedSubmission(
                "Without its stored outputs and pictures this file still holds more than"
                f" {caps.text / MEGABYTE:.0f} MB of text, and no more is read. Is there data pasted into it?"
                " Data belongs in a file of its own, beside it."
            )
