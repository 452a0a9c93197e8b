"""Outputs are put together as a notebook client does."""

from __future__ import annotations

import time
from typing import Any

import pytest

from grader.outputs import MAX_BYTES, MAX_OUTPUTS, MAX_PLACES, CellOutputs
from grader.pictures import LEFT_OUT


def shown(text: str, display_id: str | None = None, kind: str = "display_data") -> dict[str, Any]:
    metadata = {} if display_id is None else {"display_id": display_id}
    return {"output_type": kind, "data": {"text/plain": text}, "metadata": metadata}


def printed(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def texts(*outputs: dict[str, Any]) -> list[str]:
    kept = CellOutputs()
    for output in outputs:
        kept.add(output)
    return [output["text"] if "text" in output else output["data"]["text/plain"] for output in kept.all()]


@pytest.mark.parametrize(
    ("outputs", "expected"),
    [
        ([printed("a"), printed("b")], ["ab"]),
        ([printed("a"), printed("b", "stderr"), printed("c")], ["a", "b", "c"]),
        ([printed("a"), shown("x"), printed("b")], ["a", "x", "b"]),
        ([printed("a"), {"output_type": "clear_output"}, printed("b")], ["b"]),
        ([shown("x", "1"), shown("y", "2"), shown("z", "1", "update_display_data")], ["z", "y"]),
        ([shown("x"), shown("y", None, "update_display_data")], ["x"]),
        ([shown("x"), {"output_type": "update_display_data"}], ["x"]),
        ([{"output_type": "javascript", "data": {"text/plain": "alert"}}, {}], []),
    ],
    ids=["joined", "by name", "in order", "cleared", "updated", "no id", "damaged", "unknown"],
)
def test_outputs_are_put_together(outputs: list[dict[str, Any]], expected: list[str]) -> None:
    assert texts(*outputs) == expected


def test_what_comes_after_the_cap_is_left_out() -> None:
    assert texts(printed("x" * (MAX_BYTES + 1)), shown("late")) == ["x" * (MAX_BYTES + 1)]


def test_so_many_outputs_are_kept_and_no_more() -> None:
    names = ["stdout", "stderr"] * MAX_OUTPUTS
    assert texts(*(printed("x", name) for name in names)) == ["x"] * MAX_OUTPUTS


def test_a_flood_of_letters_is_joined_in_no_time() -> None:
    start = time.monotonic()
    assert texts(*[printed("x")] * 300_000) == ["x" * 300_000]
    assert time.monotonic() - start < 10


def test_a_display_that_stands_in_many_places_is_updated_in_some() -> None:
    found = texts(*[shown("x", "1")] * (MAX_PLACES + 1), shown("y", "1", "update_display_data"))
    assert found == ["y"] * MAX_PLACES + ["x"]


def test_an_update_makes_a_cell_no_larger_than_the_cap() -> None:
    large = shown("y" * (MAX_BYTES // 2), "1", "update_display_data")
    assert sum(map(len, texts(*[shown("x", "1")] * 50, large))) < MAX_BYTES


def test_an_update_may_come_after_the_cell_is_cleared() -> None:
    cleared = [shown("x", "1"), {"output_type": "clear_output"}, shown("z")]
    assert texts(*cleared, shown("y", "1", "update_display_data")) == ["z"]


def test_a_picture_that_is_none_becomes_words() -> None:
    outputs = CellOutputs()
    outputs.add({"output_type": "display_data", "data": {"image/png": "AAAA"}, "metadata": {}})
    assert outputs.all()[0]["data"] == {"text/plain": LEFT_OUT}
