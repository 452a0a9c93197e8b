"""A notebook's text becomes its cells."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import RefusedSubmission
from grader.reading.caps import Caps
from grader.reading.notebooks import read_notebook
from grader.records import Cell

from ..tables import table
from .notebook import code, markdown, text_of


def cells_of(text: str) -> tuple[Cell, ...]:
    return read_notebook(text, Caps()).cells


def kinds_and_sources(text: str) -> list[tuple[str, str]]:
    return [(cell.type, cell.source) for cell in cells_of(text)]


def version_3(*cells: dict[str, Any]) -> str:
    notebook = {
        "metadata": {"name": ""},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": [*cells]}],
    }
    return json.dumps(notebook)


OLD = version_3(
    {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Data"]},
    {"cell_type": "code", "collapsed": False, "input": ["x = 1\n", "x"], "language": "python", "outputs": []},
    {"cell_type": "markdown", "metadata": {}, "source": "words"},
    {"cell_type": "raw", "metadata": {}, "source": "raw"},
)


@table(
    ("text", "expected"),
    {
        "a source in lines": (text_of(code(["a\n", "b"])), [("code", "a\nb")]),
        "a source in one string": (text_of(code("a\nb")), [("code", "a\nb")]),
        "no metadata, no minor, no ids": (
            '{"cells": [{"cell_type": "code", "source": "a"}]}',
            [("code", "a")],
        ),
        "a cell without source": (text_of({"cell_type": "code"}), [("code", "")]),
        "a source of nothing": (text_of(code(None)), [("code", "")]),
        "a source with numbers between": (text_of(code(["a", 1, None, "b"])), [("code", "ab")]),
        "a code cell without its type": (text_of({"source": "a", "outputs": []}), [("code", "a")]),
        "a text cell without its type": (text_of({"source": "a"}), [("markdown", "a")]),
        "a type nobody knows": (text_of({"cell_type": "sql", "source": "a"}), [("raw", "a")]),
        "a type that is no word": (text_of({"cell_type": ["code"], "source": "a"}), [("raw", "a")]),
        "something else among the cells": (
            text_of(code("a"), None, 7, code("b")),
            [("code", "a"), ("raw", ""), ("raw", ""), ("code", "b")],
        ),
        "Windows newlines in a source": (text_of(code("a\r\nb")), [("code", "a\nb")]),
        "the same key twice": (
            '{"cells": [{"cell_type": "code", "source": "a", "source": "b"}]}',
            [("code", "b")],
        ),
        "a later version": (text_of(code("a"), nbformat=5), [("code", "a")]),
        "version 3": (
            OLD,
            [("markdown", "## Data"), ("code", "x = 1\nx"), ("markdown", "words"), ("raw", "raw")],
        ),
        "not a number": (
            '{"cells": [{"cell_type": "code", "source": "a", "metadata": {"x": NaN}}]}',
            [("code", "a")],
        ),
    },
)
def test_whatever_tells_a_source_will_do(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds_and_sources(text) == expected


def test_version_3_reads_as_nbformat_converts_it() -> None:
    converted = nbformat.convert(nbformat.reads(OLD, as_version=nbformat.NO_CONVERT), 4)
    assert kinds_and_sources(OLD) == [(cell.cell_type, cell.source) for cell in converted.cells]


def test_positions_count_all_cells_as_handed_in() -> None:
    assert [cell.position for cell in cells_of(text_of(markdown("a"), code("b"), None, code("c")))] == [
        1,
        2,
        3,
        4,
    ]


def test_stored_outputs_are_dropped() -> None:
    stored = [{"output_type": "stream", "name": "stdout", "text": "100 % correct"}]
    assert "correct" not in repr(cells_of(text_of(code("a", outputs=stored))))


def test_attachments_are_kept() -> None:
    (cell,) = cells_of(
        text_of(markdown("![x](attachment:x.png)", attachments={"x.png": {"image/png": "QUJD"}}))
    )
    assert cell.attachments == {"x.png": {"image/png": "QUJD"}}


@pytest.mark.parametrize("attachments", [7, [], {"x": 7}, {"x": {"image/png": 7}}])
def test_damaged_attachments_are_no_reason_to_refuse(attachments: object) -> None:
    assert kinds_and_sources(text_of(markdown("a", attachments=attachments))) == [("markdown", "a")]


@pytest.mark.parametrize("line_of_source", ["a = 1\n", "b = 2"])
def test_a_cell_knows_the_raw_line_of_its_first_source_line(line_of_source: str) -> None:
    text = text_of(markdown("x"), code([line_of_source, "more"]))
    line = cells_of(text)[1].line
    assert line is not None
    assert json.dumps(line_of_source) in text.split("\n")[line - 1]


def test_cells_whose_source_is_on_one_line_are_named() -> None:
    assert read_notebook(text_of(code(["a\n", "b"]), code("a\nb")), Caps()).joined == (2,)
    assert read_notebook(text_of(code(["a\n", "b"]), indent=None), Caps()).joined == (1,)


@table(
    ("text", "words"),
    {
        "nothing": ("", "is empty"),
        "blanks": (" \n", "is empty"),
        "no cells": (text_of(), "has no cells"),
        "no list of cells": ('{"cells": {}}', "has no cells"),
        "an empty object": ("{}", "has no cells"),
        "a list": ("[]", "not a notebook"),
        "a number": ("7", "not a notebook"),
        "words": ("hello", "not a notebook"),
        "a web page": ("\n<!DOCTYPE html><html></html>", "a web page"),
        "cut off": (text_of(code("a"))[:-20], "ends too early"),
        "a comma too many": ('{\n"cells": [],\n}', "line 3"),
        "more after the end": (text_of(code("a")) + "}", "not valid JSON"),
        "an unfinished merge": ('{\n<<<<<<< HEAD\n"cells": []}', "git merge"),
        "nested too deep": ('{"cells": ' + "[" * 200_000, "deeper than any notebook"),
        "nested too deep in an output": (
            '{"cells": [{"outputs": ' + '{"a":' * 200_000 + "1" + "}" * 200_000 + "}]}",
            "deeper than any notebook",
        ),
    },
)
def test_what_is_no_notebook_is_refused_and_told_why(text: str, words: str) -> None:
    with pytest.raises(RefusedSubmission, match=words):
        cells_of(text)


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(RefusedSubmission, match="at most 3"):
        read_notebook(text_of(*[code("a")] * 4), Caps(cells=3))


WHOLE = text_of(
    markdown(["# A\n", "b"], attachments={"x": {"image/png": "QQ=="}}), code(["a\n", "b"]), code("c")
)


@given(st.data())
def test_damaged_notebooks_are_read_or_refused(data: st.DataObject) -> None:
    """Cut anything out, put anything in: never another exception."""
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 60)))
    damaged = WHOLE[:start] + data.draw(st.text(max_size=6)) + WHOLE[end:]
    try:
        cells = cells_of(damaged)
    except RefusedSubmission:
        return
    assert all(cell.source.encode("utf-8") is not None for cell in cells)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["cell_type", "source", "input", "outputs", "attachments", "level", "metadata", "id"])


@given(
    st.lists(
        st.dictionaries(KEYS, VALUES | st.sampled_from(["code", "markdown", "heading"])) | VALUES, min_size=1
    )
)
def test_cells_of_anything_have_a_position_each(cells: list[Any]) -> None:
    read = cells_of(json.dumps({"cells": cells}))
    assert [cell.position for cell in read] == list(range(1, len(cells) + 1))
