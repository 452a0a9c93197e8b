"""A picture's bytes are opened with Pillow under caps, and become its size and a thumbnail."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from .caps import MEGABYTE, Caps

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
THUMBNAIL = 320  #: Pixels, the longer side at most.

_ROOM = 128 * MEGABYTE  # Bytes of unpacked pixels, of all pictures of one submission.
_BYTES = {"1": 1, "L": 1, "P": 1, "LA": 8, "RGBA": 8}  # A pixel; those with alpha are made smaller in a copy.
_MOST_COLOURS = 5_000  # Of a thumbnail whose best 256 are looked for; that takes long in a noisy one.
_OTHER_KINDS = (
    (b"%pdf", "a PDF"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing"),
    (b"<!doctype html", "a web page"),
)


class PictureProblem(Exception):
    """A linked picture cannot be looked at; its text is a sentence for the student."""


class Room:
    """How much is still unpacked of one submission's pictures; what comes later is known by its header."""

    def __init__(self, left: int = _ROOM) -> None:
        self._left = left

    def takes(self, size: int) -> bool:
        """Say whether *size* bytes may be unpacked, and count them if so."""
        if size > self._left:
            return False
        self._left -= size
        return True


def look_at(data: bytes, caps: Caps, room: Room) -> tuple[int, int, bytes | None]:
    """Return width, height and a thumbnail (PNG), as long as there is room. Raises PictureProblem."""
    from PIL import Image

    _refuse_other_kinds(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own size warning; the cap below is stricter
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                _refuse_huge(width, height, caps)
                return width, height, _thumbnail(image) if room.takes(_unpacked(image)) else None
    except PictureProblem:
        raise
    except Image.DecompressionBombError:
        raise PictureProblem("It has far more pixels than can be looked at here.") from None
    except Exception:  # Pillow's decoders raise nearly anything on damaged files
        raise PictureProblem(
            f"The file is not a picture that can be opened ({', '.join(FORMATS)})."
            " Please save the picture again, best as PNG."
        ) from None


def _unpacked(image: Image.Image) -> int:
    """Bytes of a picture once it is unpacked; JPEG is made smaller on the way, WebP is copied about."""
    pixels = image.width * image.height
    if image.format == "JPEG":
        return pixels * 2
    return pixels * (12 if image.format == "WEBP" else _BYTES.get(image.mode, 4))


def _refuse_huge(width: int, height: int, caps: Caps) -> None:
    if width * height > caps.pixels:
        raise PictureProblem(f"It has {width} x {height} pixels, more than can be looked at here.")


def _refuse_other_kinds(data: bytes) -> None:
    head = data[:1000].lstrip().lower()
    for mark, kind in _OTHER_KINDS:
        if head.startswith(mark):
            raise PictureProblem(f"The file is {kind}, not a picture of pixels. Please save it as PNG.")
    if not data:
        raise PictureProblem("The file is empty. Please save the picture again.")


def _thumbnail(image: Image.Image) -> bytes:
    """A small PNG on white, of at most 256 colours: evidence must stay small."""
    from PIL import Image

    image.draft("RGB", (2 * THUMBNAIL, 2 * THUMBNAIL))
    image.thumbnail((THUMBNAIL, THUMBNAIL))
    layered = image.convert("RGBA")
    flat = Image.new("RGB", layered.size, "white")
    flat.paste(layered, mask=layered.getchannel("A"))
    few = flat.getcolors(_MOST_COLOURS) is not None
    method = Image.Quantize.MEDIANCUT if few else Image.Quantize.FASTOCTREE
    out = io.BytesIO()
    flat.quantize(256, method).save(out, "PNG", optimize=True)
    return out.getvalue()
