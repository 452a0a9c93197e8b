"""The outputs of a cell as nbformat 4 has them, put together as a notebook client does, and capped."""

from __future__ import annotations

from typing import Any

Output = dict[str, Any]

MAX_BYTES = 2 * 2**20  #: Outputs kept of one cell; what comes later is left out.
_KEPT = frozenset({"stream", "display_data", "execute_result", "error"})


def add_output(outputs: list[Output], output: Output) -> None:
    """Take one output: append it, join it to the stream before it, or let it change those before it."""
    kind = output.get("output_type")
    if kind == "clear_output":
        outputs.clear()
    elif kind == "update_display_data":
        _update(outputs, output)
    elif kind in _KEPT and _size(outputs) <= MAX_BYTES:
        _append(outputs, output)


def _append(outputs: list[Output], output: Output) -> None:
    last = outputs[-1] if outputs else {}
    if output["output_type"] == "stream" and _same_stream(last, output):
        outputs[-1] = {**last, "text": last.get("text", "") + output.get("text", "")}
    else:
        outputs.append(output)


def _update(outputs: list[Output], output: Output) -> None:
    """Show something else wherever the display with this id stands."""
    for place, shown in enumerate(outputs):
        if _display_id(shown) is not None and _display_id(shown) == _display_id(output):
            outputs[place] = {**shown, "data": output.get("data", {}), "metadata": output["metadata"]}


def _display_id(output: Output) -> Any:
    metadata = output.get("metadata")
    return metadata.get("display_id") if isinstance(metadata, dict) else None


def _same_stream(last: Output, output: Output) -> bool:
    return last.get("output_type") == "stream" and last.get("name") == output.get("name")


def _size(value: Any) -> int:
    """About how many characters a value holds."""
    if isinstance(value, dict):
        return sum(_size(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_size(inner) for inner in value)
    return len(value) if isinstance(value, str) else 8
