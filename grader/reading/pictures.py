"""A linked picture is found, beside the text or in it, and looked at."""

from __future__ import annotations

import base64
import binascii
import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ..facts import LinkedPicture
from .caps import Caps
from .links import EMBEDDED, Link
from .looking import PictureProblem, Room, look_at
from .safely import TooLarge, find_inside, is_odd, read_inside

_DEEPEST = 9  # Folders of a link that are tried.
_MOST_NAMES = 2_000  # Of a folder that are looked through for another spelling.
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ELSEWHERE = re.compile(r"file:|[a-z]:[\\/]|[\\/~]", re.IGNORECASE)


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


def describe(link: Link, place: Place, sources: Sources, caps: Caps, room: Room) -> LinkedPicture:
    """Return what is known about a linked picture; what is wrong with it is part of that."""
    name = "embedded picture" if link.target.startswith(EMBEDDED) else link.target[:300]
    width, height, thumbnail, problem = None, None, None, None
    try:
        width, height, thumbnail = look_at(_bytes(link.target, sources, caps), caps, room)
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
    return Neighbours(folder).named(target)


class Neighbours:
    """The files in a folder, by the names that links give them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def named(self, target: str) -> str | None:
        """Return the name of the file that *target* means, or None."""
        if target.startswith(EMBEDDED) or _WEB.match(target):
            return None
        spellings = _spellings(target)
        exact = next((name for name in spellings if find_inside(self._folder, name)), None)
        return exact or (self._like(spellings[-1]) if spellings else None)

    def _like(self, wanted: str) -> str | None:
        """The file whose name differs in case only: that is the same file where the student wrote."""
        names = self._by_folded_name.get(wanted.casefold(), [])
        return next((name for name in sorted(names) if find_inside(self._folder, name)), None)

    @cached_property
    def _by_folded_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        try:
            for entry in islice(os.scandir(self._folder), _MOST_NAMES):
                found.setdefault(entry.name.casefold(), []).append(entry.name)
        except OSError:
            pass  # a folder that cannot be listed holds what is named exactly
        return found


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
