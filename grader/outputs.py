"""The outputs of a cell as nbformat 4 has them: stream pieces joined, the whole capped."""

from __future__ import annotations

from typing import Any

MAX_BYTES = 2 * 2**20  #: Outputs kept of one cell; what comes later is left out.
_TYPES = frozenset({"stream", "display_data", "execute_result", "error"})


def add_output(outputs: list[dict[str, Any]], output: dict[str, Any]) -> None:
    """Append *output*, or join it to the stream before it, as a notebook client does."""
    if output.get("output_type") not in _TYPES or size_of(outputs) > MAX_BYTES:
        return
    last = outputs[-1] if outputs else {}
    if output["output_type"] == "stream" and _same_stream(last, output):
        outputs[-1] = {**last, "text": str(last["text"]) + str(output.get("text", ""))}
    else:
        outputs.append(output)


def size_of(outputs: list[dict[str, Any]]) -> int:
    """Return about how many characters *outputs* hold."""
    return sum(_size(output) for output in outputs)


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_size(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_size(inner) for inner in value)
    return len(value) if isinstance(value, str) else 8


def _same_stream(last: dict[str, Any], output: dict[str, Any]) -> bool:
    return last.get("output_type") == "stream" and last.get("name") == output.get("name")
