"""The fingerprints of everybody's code, so that only new hand-ins are looked at: similar.json."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from .store import put

NAME = "similar.json"
FORMAT = 1
_Print = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


class Similar(msgspec.Struct, frozen=True):
    """What was found out of every hand-in; it can be found out again, so that losing it loses nothing."""

    method: str  #: What fingerprints rest on; those that rest on something else are of no use.
    prints: dict[str, list[_Print]] = {}  #: Key of evidence -> its fingerprints, in order.
    given: dict[str, list[_Print]] = {}  #: SHA-256 of a hand-out -> all fingerprints in it, in order.
    format: int = FORMAT


def kept(folder: Path, method: str) -> Similar:
    """Return what the batch's *folder* has; nothing where it is damaged, of another format or *method*."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=Similar)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Similar(method)
    return found if (found.format, found.method) == (FORMAT, method) else Similar(method)


def keep(folder: Path, similar: Similar) -> None:
    """Write it anew."""
    put(folder / NAME, msgspec.json.encode(similar, order="sorted"))
