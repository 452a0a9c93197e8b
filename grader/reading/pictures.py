"""A linked picture is found, opened with Pillow under caps, and becomes its size and a thumbnail."""

from __future__ import annotations

import base64
import binascii
import io
import os
import re
import warnings
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ..facts import LinkedPicture
from .caps import Caps
from .links import EMBEDDED, Link
from .safely import TooLarge, find_inside, is_odd, read_inside

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
THUMBNAIL = 320  #: Pixels, the longer side at most.

_DEEPEST = 9  # Folders of a link that are tried.
_MOST_NAMES = 2_000  # Of a folder that are looked through for another spelling.
_OTHER_KINDS = (
    (b"%pdf", "a PDF"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing"),
    (b"<!doctype html", "a web page"),
)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ELSEWHERE = re.compile(r"file:|[a-z]:[\\/]|[\\/~]", re.IGNORECASE)


class PictureProblem(Exception):
    """A linked picture cannot be looked at; its text is a sentence for the student."""


class Sources(NamedTuple):
    """Where the pictures of one markdown text may come from."""

    folder: Path
    embedded: Sequence[str]  #: Its data: URIs, in order.
    attachments: Mapping[str, Mapping[str, str]]  #: name -> mime -> base64


class Place(NamedTuple):
    """Where a picture stands."""

    heading: str
    line: int | None
    words: str = ""  #: Right beside it.


def describe(link: Link, place: Place, sources: Sources, caps: Caps) -> LinkedPicture:
    """Return what is known about a linked picture; what is wrong with it is part of that."""
    name = "embedded picture" if link.target.startswith(EMBEDDED) else link.target[:300]
    width, height, thumbnail, problem = None, None, None, None
    try:
        width, height, thumbnail = _look_at(_bytes(link.target, sources, caps), caps)
    except PictureProblem as error:
        problem = str(error)
    return LinkedPicture(
        name=name,
        heading=place.heading,
        alt=link.alt,
        words=place.words,
        width=width,
        height=height,
        problem=problem,
        thumbnail=thumbnail,
        line=place.line,
    )


def local_file(folder: Path, target: str) -> str | None:
    """Return the name inside *folder* of the file that *target* means, or None."""
    if target.startswith(EMBEDDED) or _WEB.match(target):
        return None
    spellings = _spellings(target)
    exact = next((name for name in spellings if find_inside(folder, name)), None)
    return exact or (_like(folder, spellings[-1]) if spellings else None)


def _bytes(target: str, sources: Sources, caps: Caps) -> bytes:
    if target.startswith(EMBEDDED):
        number = target.removeprefix(EMBEDDED)
        known = number.isdecimal() and int(number) < len(sources.embedded)
        return _of_data_uri(sources.embedded[int(number)] if known else "")
    if target.lower().startswith("attachment:"):
        return _attached(unquote(target[len("attachment:") :]), sources)
    if _WEB.match(target):
        raise PictureProblem(
            "It is a link into the web, which is not looked up while grading."
            " Put the picture beside your file and link it by its name."
        )
    return _of_file(target, sources.folder, caps)


def _attached(name: str, sources: Sources) -> bytes:
    for mime, data in sources.attachments.get(name, {}).items():
        if mime.startswith("image/"):
            return _of_base64(data)
    raise PictureProblem("No picture of this name is attached to the cell. Please insert it again.")


def _of_file(target: str, folder: Path, caps: Caps) -> bytes:
    name = local_file(folder, target)
    if name is None:
        raise PictureProblem(_not_found(target, folder))
    try:
        return read_inside(folder, name, caps.picture)
    except TooLarge:
        raise PictureProblem(f"The file is larger than {caps.picture >> 20} MB.") from None
    except OSError:
        raise PictureProblem("The file is there but cannot be opened. May it be read by others?") from None


def _spellings(target: str) -> list[str]:
    """The target as written, with %20 and backslashes undone, then without the folders it begins with."""
    slashed = target.replace("\\", "/")
    plain = unquote(slashed).split("?")[0].split("#")[0]
    parts = plain.split("/")[-_DEEPEST:]
    ends = ["/".join(parts[first:]) for first in range(1, len(parts))]
    names = [target, unquote(target), slashed, plain, *ends]
    return list(dict.fromkeys(name.removeprefix("./") for name in names if name))


def _like(folder: Path, wanted: str) -> str | None:
    """The file whose name differs in case only: that is the same file where the student wrote."""
    try:
        some = islice(os.scandir(folder), _MOST_NAMES)
        names = [entry.name for entry in some if entry.name.casefold() == wanted.casefold()]
    except OSError:
        return None
    return next((name for name in sorted(names) if find_inside(folder, name)), None)


def _not_found(target: str, folder: Path) -> str:
    if any(is_odd(folder, name) for name in _spellings(target)):
        return "It is no plain file but, say, a link, which is not followed. Please put a copy of it there."
    if _ELSEWHERE.match(target):
        return (
            "It is a place on the computer where the text was written, which does not exist here."
            " Put the picture beside your file and link it by its name."
        )
    return (
        "There is no such file beside the text. Hand it in together with the text, under the name you link."
    )


def _of_data_uri(uri: str) -> bytes:
    head, _, data = uri.partition(",")
    if not head.lower().startswith("data:image/"):
        raise PictureProblem("What is embedded here is not a picture.")
    return _of_base64(data) if head.lower().endswith(";base64") else unquote(data).encode()


def _of_base64(data: str) -> bytes:
    try:
        return base64.b64decode(unquote(data) if "%" in data else data, validate=False)
    except (binascii.Error, ValueError):
        raise PictureProblem("The embedded picture is damaged. Please insert it again.") from None


def _look_at(data: bytes, caps: Caps) -> tuple[int, int, bytes]:
    """Return width, height and a thumbnail (PNG). Raises PictureProblem."""
    from PIL import Image

    _refuse_other_kinds(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own size warning; the cap below is stricter
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                _refuse_huge(width, height, caps)
                return width, height, _thumbnail(image)
    except PictureProblem:
        raise
    except Image.DecompressionBombError:
        raise PictureProblem("It has far more pixels than can be looked at here.") from None
    except Exception:  # Pillow's decoders raise nearly anything on damaged files
        raise PictureProblem(
            f"The file is not a picture that can be opened ({', '.join(FORMATS)})."
            " Please save the picture again, best as PNG."
        ) from None


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


def _thumbnail(image: object) -> bytes:
    """A small PNG on white, of at most 256 colours: evidence must stay small."""
    from PIL import Image

    assert isinstance(image, Image.Image)
    image.draft("RGB", (2 * THUMBNAIL, 2 * THUMBNAIL))
    image.thumbnail((THUMBNAIL, THUMBNAIL))
    layered = image.convert("RGBA")
    flat = Image.new("RGB", layered.size, "white")
    flat.paste(layered, mask=layered.getchannel("A"))
    out = io.BytesIO()
    flat.quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()
