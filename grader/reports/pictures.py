"""Pictures that a submission made, looked at before a browser does."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass

LARGEST = 2 * 1024 * 1024  #: Bytes.
WIDEST = 4096  #: Pixels, either way.
MOST_PIXELS = 2 * 1024 * 1024  #: A browser unpacks every picture of a page at once.

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">I4sII")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture fit to be shown."""

    address: str  #: A data: URL.
    width: int
    height: int


def picture(data: bytes | None) -> Picture | None:
    """Return *data* as a picture when it is a PNG of sensible size, else None."""
    if not data or len(data) > LARGEST or not data.startswith(_SIGNATURE):
        return None
    if len(data) < len(_SIGNATURE) + _HEADER.size:
        return None
    length, kind, width, height = _HEADER.unpack_from(data, len(_SIGNATURE))
    if (length, kind) != (13, b"IHDR") or not _sensible(width, height):
        return None
    address = "data:image/png;base64," + base64.b64encode(data).decode("ascii")
    return Picture(address=address, width=width, height=height)


def _sensible(width: int, height: int) -> bool:
    return 0 < width <= WIDEST and 0 < height <= WIDEST and width * height <= MOST_PIXELS
