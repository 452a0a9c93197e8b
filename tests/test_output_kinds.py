"""Whatever is taken as an output can be kept in a notebook."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.output_kinds import sound
from grader.outputs import CellOutputs

STREAM = {"output_type": "stream", "name": "stdout", "text": "a"}
SHOWN = {"data": {"text/plain": "7", "application/json": {"a": [1]}}, "metadata": {"display_id": "x"}}
ERROR = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["a", "b"]}
HONEST: list[dict[str, Any]] = [
    STREAM,
    {"output_type": "display_data", **SHOWN},
    {"output_type": "execute_result", "execution_count": 3, **SHOWN},
    {"output_type": "update_display_data", **SHOWN},
    {"output_type": "clear_output"},
    ERROR,
]
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
MIMES = st.sampled_from(["text/plain", "text/html", "application/json", "image/png", "application/x+json"])
FIELDS = {
    "name": ANY, "text": ANY, "metadata": ANY, "execution_count": ANY, "ename": ANY, "evalue": ANY,
    "traceback": ANY, "data": st.dictionaries(MIMES, ANY) | ANY, "more": ANY,
}  # fmt: skip
SPOILT = st.builds(
    lambda honest, fields: {**honest, **fields},
    st.sampled_from(HONEST),
    st.fixed_dictionaries({}, optional=FIELDS),
)


def notebook_of(*outputs: dict[str, Any]) -> nbformat.NotebookNode:
    kept = CellOutputs()
    for output in outputs:
        kept.add(output)
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "source": "", "id": "a"}
    cell["outputs"] = list(kept.all())
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return nbformat.from_dict(json.loads(json.dumps(notebook)))


@pytest.mark.parametrize("output", HONEST, ids=lambda output: output["output_type"])
def test_what_an_honest_run_sends_is_taken_as_it_is(output: dict[str, Any]) -> None:
    assert sound(output) == output


@given(SPOILT)
def test_what_is_taken_makes_a_notebook_that_is_valid(output: dict[str, Any]) -> None:
    try:
        taken = sound(output)
    except msgspec.ValidationError:
        return
    nbformat.validate(notebook_of(taken))


def test_a_display_in_a_form_that_is_no_text_is_shown_in_the_others() -> None:
    data = {"text/plain": "a", "text/html": {"b": 1}, "text/latex": ["a", 1], "text/markdown": ["a", "b"]}
    shown = sound({"output_type": "display_data", "data": data, "metadata": {}})
    assert shown["data"] == {"text/plain": "a", "text/markdown": ["a", "b"]}
