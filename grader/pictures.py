"""
Pictures that a submission made: believed by their first bytes, and never opened here.

A picture of some kilobytes can unfold to gigabytes where it is looked at, so its size is read from its head.
"""

from __future__ import annotations

import binascii
import struct
from typing import Any

LARGEST = 2 * 2**20  #: Bytes.
WIDEST = 4096  #: Pixels, either way.
LEFT_OUT = "[A picture was left out here: it is no PNG or JPEG of sensible size.]"

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = struct.Struct(">8sI4sII")
_JPEG = b"\xff\xd8\xff"
_JPEG_SEGMENT = struct.Struct(">BBH")
_JPEG_SIZE = struct.Struct(">BHH")
_SIZES_OF_JPEG = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_SEGMENTS = 200


def is_png(data: bytes) -> bool:
    """Say whether *data* is a PNG of sensible size."""
    if len(data) > LARGEST or len(data) < _PNG_HEAD.size:
        return False
    signature, length, kind, width, height = _PNG_HEAD.unpack_from(data)
    return (signature, length, kind) == (_PNG, 13, b"IHDR") and _sensible(width, height)


def is_jpeg(data: bytes) -> bool:
    """Say whether *data* is a JPEG of sensible size: its first frame tells."""
    if len(data) > LARGEST or not data.startswith(_JPEG):
        return False
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if at + _JPEG_SEGMENT.size + _JPEG_SIZE.size > len(data):
            return False
        mark, kind, length = _JPEG_SEGMENT.unpack_from(data, at)
        if mark != 0xFF or length < 2:
            return False
        if kind in _SIZES_OF_JPEG:
            _, height, width = _JPEG_SIZE.unpack_from(data, at + _JPEG_SEGMENT.size)
            return _sensible(width, height)
        at += 2 + length
    return False


def checked(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a mime *bundle* of an output with words in the place of every picture that is none."""
    bad = [mime for mime, data in bundle.items() if mime.lower().startswith("image/") and not _is(mime, data)]
    kept = {mime: data for mime, data in bundle.items() if mime not in bad}
    return {**kept, "text/plain": kept.get("text/plain", LEFT_OUT)} if bad else bundle


def _is(mime: str, data: Any) -> bool:
    """Whether *data* is what *mime* says; a drawing (SVG) is text, and shown as that or not at all."""
    if mime == "image/svg+xml":
        return True
    looks = {"image/png": is_png, "image/jpeg": is_jpeg}.get(mime)
    if looks is None or not isinstance(data, str) or len(data) > 2 * LARGEST:
        return False
    try:
        return looks(binascii.a2b_base64(data))
    except ValueError:
        return False


def _sensible(width: int, height: int) -> bool:
    return 0 < width <= WIDEST and 0 < height <= WIDEST
