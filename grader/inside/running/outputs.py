"""What cells put out, in order and under the right cell: text, displays, results, errors."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

from .. import signs
from ..channel import Channel
from .printed import Printed

FLOOD = 100  #: So many times the cap ends the run.
_leave = os._exit  # as it is before a run replaces it
_PIECE = 2**14  #: Characters gathered at most before they are sent.
_PAUSE = 0.05  #: Seconds between two pieces of a stream that goes on and on.


class Outputs:
    """The one door for all that a notebook client would show."""

    def __init__(self, channel: Channel, cap: int) -> None:
        """Keep about *cap* characters of printed text a cell."""
        self._channel = channel
        self._cap = cap
        self._total = 0
        self._lock = threading.RLock()
        self._gathered: list[str] = []
        self._size = 0
        self._name = ""
        self._sent_at = 0.0
        self._clear_first = False
        self._displays: dict[str, int | None] = {}
        self.begin(None)

    def begin(self, cell: int | None) -> None:
        """Whatever comes from now on belongs to *cell*; None: to nobody."""
        with self._lock:
            self.settle()
            self._cell, self._clear_first = cell, False
            self._printed = Printed(self._cap, self._gather)

    def write(self, name: str, text: str) -> None:
        """Take text printed to `stdout` or `stderr`; a flood ends the process."""
        with self._lock:
            self._total += len(text)
            self._printed.add(name, text)
            if self._total > FLOOD * self._cap:
                self.settle()
                _leave(signs.TOO_MUCH_OUTPUT)

    def show(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """
        Take a display, a result or an error as nbformat 4 writes it, after all text before it.

        A display with an id keeps it in its metadata; an `update_display_data` replaces what has the same.
        """
        with self._lock:
            if output["output_type"] == "error":
                self.settle()
            self.flush()
            cell = self._cell
            if display_id is not None:
                output = {**output, "metadata": {**output["metadata"], "display_id": display_id}}
                cell = self._displays.setdefault(display_id, cell)
            self._send(output, cell if output["output_type"] == "update_display_data" else self._cell)

    def clear(self, *, wait: bool) -> None:
        """Take away what the cell has put out; with *wait*, once it puts out something again."""
        with self._lock:
            self.settle()
            self._printed = Printed(self._cap, self._gather)
            self._clear_first = wait
            if not wait:
                self._send({"output_type": "clear_output"}, self._cell)

    def flush(self) -> None:
        """Send the text gathered so far."""
        with self._lock:
            text, name = "".join(self._gathered), self._name
            self._gathered, self._size = [], 0
            self._sent_at = time.monotonic()
            if text:
                self._send({"output_type": "stream", "name": name, "text": text}, self._cell)

    def settle(self) -> None:
        """Send all there is, the end of a shortened text too."""
        with self._lock:
            if hasattr(self, "_printed"):
                self._printed.settle()
            self.flush()

    def _gather(self, name: str, text: str) -> None:
        if name != self._name:
            self.flush()
        self._name = name
        self._gathered.append(text)
        self._size += len(text)
        if self._size > _PIECE or time.monotonic() - self._sent_at > _PAUSE:
            self.flush()

    def _send(self, output: dict[str, Any], cell: int | None) -> None:
        if self._clear_first:
            self._clear_first = False
            self._send({"output_type": "clear_output"}, self._cell)
        if cell is not None:
            self._channel.send("output", cell=cell, output=output)
