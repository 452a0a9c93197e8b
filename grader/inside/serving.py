"""The verifier: one process of our own code that answers many requests, one after the other."""

from __future__ import annotations

import gc
import os
import tempfile
import traceback
from contextlib import suppress
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
        if request[0]["kind"] == "prepare":
            _prepare(request[0])
            continue
        header, payload = _answered(*request)
        _answer(outgoing, {**header, "number": request[0]["number"]}, payload)
    os._exit(0)


def _answered(request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    from .verify import measure

    try:
        if request["request"].get("model") is not None:
            _get_ready()
        if request["kind"] == "questions":
            return _questions(request["request"])
        return {"kind": "measured", **measure(request["request"], payload)}, b""
    except Exception:  # the data is hostile, the code is ours: whatever it is, it is our failure
        return {"kind": "failed", "text": traceback.format_exc()}, b""


def _prepare(request: dict[str, Any]) -> None:
    """Do what every measurement begins with; where that fails, the measurement says so."""
    from .verify import prepare

    with suppress(Exception):
        _get_ready()
        prepare(request["dataset"], request["datasets"])
        gc.freeze()  # what stays is not looked through for garbage after every network


def _questions(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What a network that runs elsewhere is to be asked: one batch of images after the other."""
    from .verify import questions

    batches, more = questions(request)
    pieces = [batch.tobytes() for batch in batches]
    listed = [
        {"dtype": batch.dtype.str, "shape": list(batch.shape), "bytes": batch.nbytes} for batch in batches
    ]
    return {"kind": "questions", "batches": listed, "more": more}, b"".join(pieces)


def _get_ready() -> None:
    environment.load_tensorflow()
    environment.seed(0)


def _answer(outgoing: int, header: dict[str, Any], payload: bytes = b"") -> None:
    write_all(outgoing, pack(plain(header), len(payload)))
    write_all(outgoing, payload)
