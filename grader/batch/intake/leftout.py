"""
What could not be unpacked leaves a mark in its place, so that nobody's work is lost without a word.

A mark is a small file beside the others. It holds one of a few words, never a sentence: whoever puts such a
file into their own folder can say no more with it than that.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from ...reading.filenames import shown
from ...reading.safely import TooLarge, read_inside

ENDING = ".left-out"

Why = Literal["damaged", "locked", "packed", "swells", "large", "link", "name", "twin"]
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "damaged": "damaged",
        "locked": "locked with a password",
        "packed": "packed in a way that is not opened here",
        "swells": "swelling to far more than its packed size allows",
        "large": "too large",
        "link": "a link or a device, no plain file",
        "name": "under a name that cannot be used",
        "twin": "under the name of another, but for capitals or accents",
    }
)
_LONGEST = 60  # Characters of one step of the name.
_MOST_STEPS = 5
_NEVER = str.maketrans(dict.fromkeys('\\/:<>"|?*', "_"))


class LeftOut(Exception):
    """A member of a zip is not unpacked."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def mark(folder: Path, name: str, why: Why) -> None:
    """Leave a mark in *folder* for the member *name*, whatever that is."""
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(" .")][:_MOST_STEPS]
    steps = [_safe(part) for part in parts] or ["_"]
    for place in (folder.joinpath(*steps), folder / steps[0]):
        with suppress(FileExistsError, NotADirectoryError):  # a file where a folder should be, or marked
            place.parent.mkdir(parents=True, exist_ok=True)
            marked = place.with_name(place.name + ENDING)
            marked.write_text(why, encoding="ascii")
            os.utime(marked, ns=(0, 0))
            return


def why_left_out(folder: Path, name: str) -> str:
    """Return in words why what the mark *name* inside *folder* stands for is missing; "" if it is no mark."""
    if not name.endswith(ENDING):
        return ""
    try:
        word = read_inside(folder, name, 20).decode("ascii", "replace")
    except (OSError, TooLarge):
        return ""
    return WORDS.get(word, "")


def _safe(part: str) -> str:
    """A step that any system can have, as near to *part* as may be; its ending is kept."""
    name = shown(part).translate(_NEVER).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) < 10:
        return f"{stem[: _LONGEST - len(ending)]}.{ending}"
    return name[:_LONGEST]
