"""The outputs of a cell as nbformat 4 has them, put together as a notebook client does, and capped."""

from __future__ import annotations

from typing import Any

from .pictures import checked

Output = dict[str, Any]

MAX_BYTES = 2 * 2**20  #: Outputs kept of one cell; what comes later is left out.
MAX_OUTPUTS = 5_000  #: Likewise.
MAX_PLACES = 100  #: At which one display is kept up to date.
_KEPT = frozenset({"display_data", "execute_result", "error"})


class CellOutputs:
    """What one cell has put out so far. However much comes, to take it costs little."""

    def __init__(self) -> None:
        self._clear()

    def add(self, output: Output) -> None:
        """Take one output: append it, join it to the stream before it, or let it change those before it."""
        kind = output.get("output_type")
        if "data" in output:
            output = {**output, "data": checked(output["data"])}
        if kind == "clear_output":
            self._clear()
        elif kind == "update_display_data":
            self._update(output)
        elif self._size > MAX_BYTES or len(self._outputs) >= MAX_OUTPUTS:
            return
        elif kind == "stream":
            self._stream(output)
        elif kind in _KEPT:
            self._append(output)

    def all(self) -> tuple[Output, ...]:
        """Return the outputs in order."""
        return tuple(
            {**output, "text": "".join(self._texts[place])} if place in self._texts else output
            for place, output in enumerate(self._outputs)
        )

    def _clear(self) -> None:
        self._outputs: list[Output] = []
        self._texts: dict[int, list[str]] = {}  # place of a stream -> its pieces
        self._displays: dict[str, list[int]] = {}  # id of a display -> where it stands
        self._size = 0

    def _append(self, output: Output) -> None:
        name = _display_id(output)
        if name is not None:
            self._displays.setdefault(name, []).append(len(self._outputs))
        self._outputs.append(output)
        self._size += _size(output)

    def _stream(self, output: Output) -> None:
        last = self._outputs[-1] if self._outputs else {}
        if last.get("output_type") != "stream" or last.get("name") != output.get("name"):
            self._append({**output, "text": ""})
            self._texts[len(self._outputs) - 1] = []
        text = output.get("text", "")
        self._texts[len(self._outputs) - 1].append(text)
        self._size += len(text)

    def _update(self, output: Output) -> None:
        """Show something else wherever the display with this id stands."""
        shown = {"data": output.get("data", {}), "metadata": output.get("metadata", {})}
        size = _size(shown)
        for place in self._displays.get(_display_id(output) or "", [])[:MAX_PLACES]:
            grown = self._size + size - _size(self._outputs[place])
            if grown <= max(MAX_BYTES, self._size):
                self._outputs[place] = {**self._outputs[place], **shown}
                self._size = grown


def _display_id(output: Output) -> str | None:
    name = output.get("metadata", {}).get("display_id")
    return name if isinstance(name, str) else None


def _size(value: Any) -> int:
    """About how many characters a value holds."""
    if isinstance(value, dict):
        return sum(len(key) + _size(inner) for key, inner in value.items())
    if isinstance(value, list):
        return sum(_size(inner) for inner in value)
    return len(value) if isinstance(value, str) else 8
