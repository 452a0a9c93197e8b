"""Outputs are put together as a notebook client does."""

from __future__ import annotations

from typing import Any

import pytest

from grader.outputs import MAX_BYTES, add_output


def shown(text: str, display_id: str | None = None, kind: str = "display_data") -> dict[str, Any]:
    metadata = {} if display_id is None else {"display_id": display_id}
    return {"output_type": kind, "data": {"text/plain": text}, "metadata": metadata}


def printed(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def texts(*outputs: dict[str, Any]) -> list[str]:
    kept: list[dict[str, Any]] = []
    for output in outputs:
        add_output(kept, output)
    return [output["text"] if "text" in output else output["data"]["text/plain"] for output in kept]


@pytest.mark.parametrize(
    ("outputs", "expected"),
    [
        ([printed("a"), printed("b")], ["ab"]),
        ([printed("a"), printed("b", "stderr"), printed("c")], ["a", "b", "c"]),
        ([printed("a"), shown("x"), printed("b")], ["a", "x", "b"]),
        ([printed("a"), {"output_type": "clear_output"}, printed("b")], ["b"]),
        ([shown("x", "1"), shown("y", "2"), shown("z", "1", "update_display_data")], ["z", "y"]),
        ([shown("x"), shown("y", None, "update_display_data")], ["x"]),
        ([shown("x"), {"output_type": "update_display_data", "metadata": []}], ["x"]),
        ([{"output_type": "javascript", "data": {"text/plain": "alert"}}, {}], []),
    ],
    ids=["joined", "by name", "in order", "cleared", "updated", "no id", "damaged", "unknown"],
)
def test_outputs_are_put_together(outputs: list[dict[str, Any]], expected: list[str]) -> None:
    assert texts(*outputs) == expected


def test_what_comes_after_the_cap_is_left_out() -> None:
    assert texts(printed("x" * (MAX_BYTES + 1)), shown("late")) == ["x" * (MAX_BYTES + 1)]
