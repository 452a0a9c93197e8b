"""
Frames as they are written and read inside: `>IQ` (header and payload length), header JSON, payload.

Those who start us read the same with their own, stricter reader; nothing is shared across the boundary.
"""

from __future__ import annotations

import json
import os
import struct
from typing import Any

PREFIX = struct.Struct(">IQ")
_PIECE = 2**20


def pack(header: dict[str, Any], payload_length: int) -> bytes:
    """Return prefix and header of a frame; the payload follows as it is."""
    text = json.dumps(header, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    data = text.encode("utf-8", "replace")  # lone surrogates are no Unicode
    return PREFIX.pack(len(data), payload_length) + data


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte, however few the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest[:_PIECE]) :]


def read_frame(descriptor: int) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame that our own side sent; None at the end of the stream."""
    prefix = _read(descriptor, PREFIX.size)
    if len(prefix) < PREFIX.size:
        return None
    header_length, payload_length = PREFIX.unpack(prefix)
    header, payload = _read(descriptor, header_length), _read(descriptor, payload_length)
    if len(header) < header_length or len(payload) < payload_length:
        return None
    return json.loads(header), payload


def _read(descriptor: int, length: int) -> bytes:
    data = bytearray()
    while len(data) < length and (piece := os.read(descriptor, min(_PIECE, length - len(data)))):
        data += piece
    return bytes(data)
