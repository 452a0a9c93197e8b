"""The verifier: one process of our own code that answers many requests, one after the other."""

from __future__ import annotations

import os
import tempfile
import traceback
from typing import Any, NoReturn

from . import environment
from .frames import pack, read_frame, write_all
from .plain import plain

FORMAT = 1


def serve(incoming: int, outgoing: int) -> NoReturn:
    """Answer frames from *incoming* on *outgoing* until there are no more, then end the process."""
    _answer(outgoing, {"kind": "hello", "format": FORMAT})
    tempfile.tempdir = None  # it was looked up for the parent
    while (request := read_frame(incoming)) is not None:
        _answer(outgoing, _measured(*request))
    os._exit(0)


def _measured(request: dict[str, Any], payload: bytes) -> dict[str, Any]:
    from .verify import measure

    try:
        if request["request"].get("model") is not None:
            _get_ready()
        return {"kind": "measured", **measure(request["request"], payload)}
    except Exception:  # the data is hostile, the code is ours: whatever it is, it is our failure
        return {"kind": "failed", "text": traceback.format_exc()}


def _get_ready() -> None:
    environment.load_tensorflow()
    environment.seed(0)


def _answer(outgoing: int, header: dict[str, Any]) -> None:
    write_all(outgoing, pack(plain(header), 0))
