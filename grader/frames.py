"""
The only way out of a sandbox: length-prefixed frames.

One frame is `>IQ` (header length, payload length in bytes), a header (one JSON object in UTF-8 with
a string under `kind`) and a payload (raw bytes). Whoever writes frames is not trusted: anything out
of shape, over a cap, not a number, or said twice raises `BrokenFrame`.
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

PREFIX = struct.Struct(">IQ")
MAX_HEADER = 16 * 2**20  #: Bytes of one frame.
MAX_HEADERS = 64 * 2**20  #: Bytes of all headers of a run: four times what an honest one sends at most.
MAX_FRAMES = 1_000_000  #: Of one stream: a small frame takes some hundred times the memory of its bytes.
MAX_PAYLOAD = 256 * 2**20  #: Bytes: the newest weights of one model.
MAX_DEPTH = 64  #: Nesting of a header.
MAX_BRACKETS = 1_000_000  #: Of a header: an empty list takes two bytes there and seventy in memory.
MAX_COMMAS = 3_000_000  #: Likewise.
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class BrokenFrame(ValueError):
    """What came out of the sandbox is not a frame."""


class Frame(NamedTuple):
    """One message. `header["kind"]` says what it is about."""

    header: dict[str, Any]
    payload: bytes


class FrameReader:
    """
    Turns bytes, in whatever pieces they arrive, into frames.

    Half a frame at the end of a stream is dropped: how the process ended says more than that it was cut off.
    After something that is no frame nobody knows where the next one begins, so nothing more is read.
    """

    def __init__(self, most: int | None = None, payload: int = MAX_PAYLOAD) -> None:
        """Refuse headers of over *most* bytes together (None: of any), payloads of over *payload* each."""
        self._waiting = bytearray()
        self._room, self._payload = most, payload
        self._count = 0
        self._broken: BrokenFrame | None = None

    def each(self, data: bytes) -> Iterator[Frame]:
        """Yield the frames that *data* completes; raise BrokenFrame at the first bad one, and ever after."""
        self._waiting += data
        while (frame := self._next_or_broken()) is not None:
            yield frame

    def _next_or_broken(self) -> Frame | None:
        if self._broken is not None:
            raise self._broken
        try:
            return self._next()
        except BrokenFrame as error:
            self._broken = error
            self._waiting.clear()
            raise

    def _next(self) -> Frame | None:
        if len(self._waiting) < PREFIX.size:
            return None
        header_length, payload_length = PREFIX.unpack_from(self._waiting)
        if header_length > MAX_HEADER or payload_length > self._payload:
            raise BrokenFrame(f"a frame of {header_length} + {payload_length} bytes is over the cap")
        if self._room is not None and header_length > self._room:
            raise BrokenFrame("more was reported than any run has to say")
        if self._count >= MAX_FRAMES:
            raise BrokenFrame(f"more than {MAX_FRAMES} frames")
        start, end = PREFIX.size, PREFIX.size + header_length + payload_length
        if len(self._waiting) < end:
            return None
        header = read_header(bytes(self._waiting[start : start + header_length]))
        payload = bytes(self._waiting[start + header_length : end])
        del self._waiting[:end]
        self._count += 1
        self._room = None if self._room is None else self._room - header_length
        return Frame(header, payload)


def write_frame(kind: str, payload: bytes = b"", **fields: Any) -> bytes:
    """Return one frame as bytes. Numbers that are not finite are refused: say None instead."""
    return write_head(kind, len(payload), **fields) + payload


def write_head(kind: str, payload_length: int, **fields: Any) -> bytes:
    """Return a frame up to its payload, which may be too large to copy."""
    header = json.dumps({"kind": kind, **fields}, allow_nan=False).encode()
    return PREFIX.pack(len(header), payload_length) + header


def read_header(data: bytes) -> dict[str, Any]:
    """Parse a header strictly: an object with a `kind`, no NaN, no key twice, not too deep or too full."""
    if data.count(b"[") + data.count(b"{") > MAX_BRACKETS or data.count(b",") > MAX_COMMAS:
        raise BrokenFrame("a header holds more values than any honest one")
    try:
        header = _STRICT.decode(data.decode())
        if _SURROGATE.search(data):  # half of a pair is legal JSON, but no file can hold it
            header = json.loads(json.dumps(header, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise BrokenFrame(f"a header is not strict JSON: {error}") from None
    if not isinstance(header, dict) or not isinstance(header.get("kind"), str):
        raise BrokenFrame("a header is not an object with a kind")
    if _depth(header) > MAX_DEPTH:
        raise BrokenFrame("a header is nested too deeply")
    return header


def _refuse_constant(name: str) -> None:
    raise BrokenFrame(f"{name} is not a number")


def _finite(text: str) -> float:
    """A number may be written that is too large to be one: 1e999 reads as infinity."""
    number = float(text)
    if not math.isfinite(number):
        raise BrokenFrame("a number is too large")
    return number


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise BrokenFrame("a key is there twice")
    return result


def _depth(value: Any) -> int:
    """How deeply lists and objects are nested; breadth first, so that depth costs no recursion."""
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [inner for outer in level for inner in _inside(outer) if isinstance(inner, dict | list)]
    return depth


def _inside(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value


_STRICT = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse_constant, object_pairs_hook=_unique)
