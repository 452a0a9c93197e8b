"""The members of a zip, looked at before anything of them is unpacked: their names, and what they are."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from ...reading.filenames import placed
from .leftout import LeftOut
from .litter import is_litter

_UTF8, _ENCRYPTED = 0x800, 0x1 | 0x40  # Flags of a member.
_HEADER = 30  # Bytes before a member's name.
_LONGEST_STEP, _LONGEST = 200, 900  # Bytes of a name.
_DEEPEST = 20
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$", re.IGNORECASE
)


def name_of(member: ZipInfo) -> str:
    """Return the name of *member* with plain strokes; many programs write UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        with suppress(UnicodeError):  # then it is what it says: one of the old code pages
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def is_ignored(name: str) -> bool:
    """Say whether a member called *name* is hidden or litter; one that leads up is neither."""
    return any(is_litter(part) for part in name.split("/") if part.strip("."))


def is_folder(member: ZipInfo, name: str) -> bool:
    """Say whether *member* is a folder: by its name, or by what Unix or Windows say it is."""
    mode = member.external_attr >> 16
    return name.endswith("/") or stat.S_ISDIR(mode) or bool(not mode and member.external_attr & 0x10)


def place_of(name: str) -> PurePosixPath:
    """
    Return where a member called *name* goes, made anew of safe steps; raises LeftOut for a name without any.

    Accents become the letters that they are typed as, and blanks at the end of a step fall away.
    """
    place = placed(unicodedata.normalize("NFC", name))
    steps = [part.rstrip(" .") for part in place.parts] if place else []
    lengths = [len(os.fsencode(step)) for step in steps]
    wrong = not all(steps) or any(_RESERVED.match(step) for step in steps)
    if not steps or wrong or len(steps) > _DEEPEST or max(lengths) > _LONGEST_STEP or sum(lengths) > _LONGEST:
        raise LeftOut("name")
    return PurePosixPath(*steps)


def refuse_odd(member: ZipInfo) -> None:
    """Raise LeftOut for what is no plain file, is locked, or packed so that it may take any memory."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise LeftOut("link")
    if member.flag_bits & _ENCRYPTED:
        raise LeftOut("locked")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise LeftOut("packed")


def overlap(members: Sequence[ZipInfo]) -> bool:
    """Say whether some bytes of the zip are to be unpacked twice: no honest program writes that."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    return any(
        first.header_offset + _HEADER + first.compress_size > second.header_offset
        for first, second in pairwise(ordered)
    )
