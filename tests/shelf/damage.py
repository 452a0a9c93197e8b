"""Notebooks as they come back from a long night: cells dropped, shuffled, retyped, cut off, metadata gone."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Notebook = dict[str, Any]
Damage = Callable[[Notebook], None]

TYPES = ("code", "markdown", "raw", "Code", "heading", "", None, 3)
STRANGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("metadata", "nbformat", "nbformat_minor", "cells")
CELL_KEYS = ("metadata", "source", "cell_type", "outputs", "execution_count", "id", "attachments")


@st.composite
def damaged(draw: st.DrawFn, notebook: Notebook) -> bytes:
    """Draw the bytes of *notebook* with one to six damages, now and then cut off or with odd ones."""
    broken = copy.deepcopy(notebook)
    for _ in range(draw(st.integers(1, 6))):
        draw(st.sampled_from(_DAMAGES))(draw, broken)
    data = json.dumps(broken, indent=draw(st.sampled_from([None, 1]))).encode(
        draw(st.sampled_from(["utf-8"] * 6 + ["utf-16", "utf-8-sig"]))
    )
    if draw(st.integers(0, 11)) == 0:
        data = data[: draw(st.integers(0, len(data)))]
    if draw(st.integers(0, 11)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=6)) + data[at:]
    return data


def _cells(notebook: Notebook) -> list[Any]:
    cells = notebook.get("cells")
    return cells if isinstance(cells, list) else []


def _a_cell(draw: st.DrawFn, notebook: Notebook) -> dict[str, Any]:
    cells = [cell for cell in _cells(notebook) if isinstance(cell, dict)]
    return draw(st.sampled_from(cells)) if cells else {}


def _drop(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    if cells:
        start = draw(st.integers(0, len(cells) - 1))
        del cells[start : start + draw(st.integers(1, 4))]


def _shuffle(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    cells[:] = draw(st.permutations(cells))


def _repeat(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    if cells and len(cells) < 40:
        cells.insert(draw(st.integers(0, len(cells))), copy.deepcopy(draw(st.sampled_from(cells))))


def _retype(draw: st.DrawFn, notebook: Notebook) -> None:
    _a_cell(draw, notebook)["cell_type"] = draw(st.sampled_from(TYPES))


def _cut_source(draw: st.DrawFn, notebook: Notebook) -> None:
    cell = _a_cell(draw, notebook)
    source = cell.get("source")
    text = "".join(source) if isinstance(source, list) and all(isinstance(s, str) for s in source) else source
    if isinstance(text, str):
        cell["source"] = text[: draw(st.integers(0, len(text)))]


def _glue_sources(draw: st.DrawFn, notebook: Notebook) -> None:
    one, other = _a_cell(draw, notebook), _a_cell(draw, notebook)
    if isinstance(one.get("source"), str) and isinstance(other.get("source"), str):
        one["source"] = (
            one["source"] + draw(st.sampled_from(["", " ", "\n", "\\\n", "\t"])) + other["source"]
        )[:20_000]


def _strip_metadata(draw: st.DrawFn, notebook: Notebook) -> None:
    notebook.pop(draw(st.sampled_from(KEYS[:3])), None)
    for cell in _cells(notebook):
        if isinstance(cell, dict):
            cell.pop("metadata", None)
            cell.pop("id", None)


def _strange_key(draw: st.DrawFn, notebook: Notebook) -> None:
    notebook[draw(st.sampled_from(KEYS))] = draw(STRANGE)


def _strange_cell_key(draw: st.DrawFn, notebook: Notebook) -> None:
    _a_cell(draw, notebook)[draw(st.sampled_from(CELL_KEYS))] = draw(STRANGE)


def _strange_cell(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    cells.insert(draw(st.integers(0, len(cells))), draw(STRANGE))


def _same_ids(draw: st.DrawFn, notebook: Notebook) -> None:
    for cell in _cells(notebook):
        if isinstance(cell, dict):
            cell["id"] = "same"


_DAMAGES = (
    *[_drop, _shuffle, _retype, _cut_source] * 2,
    *[_repeat, _glue_sources, _strip_metadata, _strange_key, _strange_cell_key, _strange_cell, _same_ids],
)
