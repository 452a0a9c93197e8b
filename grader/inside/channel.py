"""
The way out: frames, written as facts arise.

Whatever happens to the process later, what was sent stays sent. Over its allowance a kind of news is left
out, which is said once; nothing is ever raised into the code that sends.
"""

from __future__ import annotations

import os
import threading
from typing import Any

from . import signs
from .frames import pack, write_all
from .plain import plain
from .platforms import private_copy

FACTS = frozenset({"array", "model", "fit", "prediction", "pick", "figure", "load", "feed"})
ALLOWANCES = {
    "facts": 4 * 2**20,
    "outputs": 8 * 2**20,
    "weights": 256 * 2**20,
    "graphs": 64 * 2**20,
    "notes": 2**18,
    "epochs": 2**20,
    "trainings": 64 * 2**20,
}  #: Bytes in all of a run; of weights, those held at a time, the newest replacing the older.
MOST_FACTS = 15_000
_leave = os._exit  # as it is before a run replaces it
_GROUPS = {
    "output": "outputs",
    "weights": "weights",
    "graph": "graphs",
    "note": "notes",
    "epoch": "epochs",
    "training": "trainings",
}
_LEFT_OUT = {
    "facts": "There was more to see in this run than is kept; what came later was left out.",
    "outputs": "This run printed and showed more than is kept; what came later was left out.",
    "weights": "The weights of a network were too large to be measured.",
}


class Channel:
    """Sends frames through a descriptor of its own. Forked children are mute."""

    def __init__(self, descriptor: int) -> None:
        """Take *descriptor* over: it is closed here, and a copy out of the way used instead."""
        self._descriptor = private_copy(descriptor)
        os.close(descriptor)
        self._owner = os.getpid()
        self._lock = threading.RLock()
        self._spent = dict.fromkeys(ALLOWANCES, 0)
        self._facts = 0
        self._weights: dict[Any, int] = {}
        self._silent: set[str] = set()

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Send one frame, if its kind still has an allowance. Where nobody reads, the process ends."""
        if os.getpid() != self._owner:
            return
        head = pack({"kind": kind, **plain(fields)}, len(payload))
        with self._lock:
            group = _group(kind)
            if self._affords(group, len(head) + len(payload), fields):
                self._write(head, payload)
            else:
                self._leave_out(group)

    def _write(self, *pieces: bytes) -> None:
        try:
            for piece in pieces:
                write_all(self._descriptor, piece)
        except OSError:  # closed by the code we run, or the other end is gone: nothing can be seen any more
            _leave(signs.NOBODY_READS)

    def _affords(self, group: str, size: int, fields: dict[str, Any]) -> bool:
        if group not in ALLOWANCES:
            return True
        if group == "weights":
            return self._affords_weights(fields.get("model"), size)
        self._facts += group == "facts"
        enough = group == "facts" and self._facts > MOST_FACTS
        if enough or self._spent[group] + size > ALLOWANCES[group]:
            return False
        self._spent[group] += size
        return True

    def _affords_weights(self, model: Any, size: int) -> bool:
        others = sum(held for other, held in self._weights.items() if other != model)
        if others + size > ALLOWANCES["weights"]:
            return False
        self._weights[model] = size
        return True

    def _leave_out(self, group: str) -> None:
        if group in _LEFT_OUT and group not in self._silent:
            self._silent.add(group)
            self.send("note", about="left-out", text=_LEFT_OUT[group], subject=group)


def _group(kind: str) -> str:
    return "facts" if kind in FACTS else _GROUPS.get(kind, "control")
