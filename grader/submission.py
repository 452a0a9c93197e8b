"""A file as handed in becomes a Submission: read, never run. Every kind becomes cells."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from .errors import RefusedSubmission, UsageError
from .facts import CellRun, Evidence, HandedIn, Kind
from .reading.beside import files_beside
from .reading.caps import MEGABYTE, Caps
from .reading.comments import read_comments
from .reading.disk import TooLarge, read_bytes
from .reading.links import set_aside
from .reading.modules import read_module
from .reading.notebooks import read_notebook
from .reading.prose import read_words
from .reading.text import decode
from .records import Cell, Submission

KINDS: Mapping[str, Kind] = MappingProxyType({".ipynb": "notebook", ".py": "module", ".md": "response"})

_TENSORFLOW = re.compile(r"tensorflow|keras", re.IGNORECASE)


def read_submission(path: Path, caps: Caps = Caps()) -> Submission:  # noqa: B008  an immutable default
    """
    Read *path* and find what it needs beside it.

    Raises UsageError where there is no such file, or it is a folder or has another ending, and
    RefusedSubmission where the file cannot be read as what its ending says.
    """
    kind = kind_of(path)
    data = _bytes(path, caps)
    cells, joined = _cells(kind, decode(data), caps)
    _refuse_long(cells, caps)
    handed_in = HandedIn(
        name=path.name.encode("utf-8", "replace").decode(),
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
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
            handed_in, prose=words.prose, pictures=words.pictures, comments=comments
        ),
        cells=cells,
        files=found.files,
        problems=found.problems,
    )


def kind_of(path: Path) -> Kind:
    """Return the kind that the ending of the file *path* tells; raises UsageError."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name the file in it that holds the work")
    if not path.exists():
        raise UsageError(f"there is no file {path}{_did_you_mean(path)}")
    if path.suffix.lower() not in KINDS:
        ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
        raise UsageError(
            f"{path} {ending}; what can be graded is a notebook (.ipynb), a module (.py) or a response (.md)"
        )
    if not path.is_file():
        raise UsageError(f"{path} is not a regular file")
    return KINDS[path.suffix.lower()]


def mentions_tensorflow(submission: Submission) -> bool:
    """Say whether the code, or a module beside it that it needs, speaks of TensorFlow or Keras."""
    sources = [cell.source for cell in submission.cells if cell.type == "code"]
    modules = [path for path in submission.files.values() if path.suffix.lower() == ".py"]
    return any(_TENSORFLOW.search(source) for source in sources) or any(
        _TENSORFLOW.search(path.read_text(encoding="utf-8", errors="replace")) for path in modules
    )


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


def _did_you_mean(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir() if other.suffix.lower() in KINDS]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {path.with_name(near[0])}?" if near else ""


def _bytes(path: Path, caps: Caps) -> bytes:
    try:
        return read_bytes(path, caps.raw)
    except TooLarge:
        raise RefusedSubmission(
            f"This file is larger than {caps.raw // MEGABYTE} MB, so it was not read. In Jupyter, Edit >"
            " Clear Outputs of All Cells makes a notebook small."
        ) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror or error}") from None


def _cells(kind: Kind, text: str, caps: Caps) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    if kind == "notebook":
        return read_notebook(text, caps)
    if kind == "module":
        return read_module(text), ()
    return (Cell(position=1, type="markdown", source=text, line=1),) if text.strip() else (), ()


def _refuse_long(cells: tuple[Cell, ...], caps: Caps) -> None:
    if sum(len(cell.source) for cell in cells) <= caps.text:
        return
    size = sum(len(set_aside(cell.source)[0]) for cell in cells)
    if size > caps.text:
        raise RefusedSubmission(
            f"Without its stored outputs and pictures this file still holds {size / MEGABYTE:.1f} MB of text;"
            f" at most {caps.text / MEGABYTE:.0f} MB are read. Is there data pasted into it? Data belongs in"
            " a file of its own, beside it."
        )
