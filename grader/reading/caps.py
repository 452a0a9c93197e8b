"""How much is read of what a student hands in."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 2**20
PARSED = 2**17  #: Characters of code that are parsed: more than anybody writes, and long enough to take.


class Caps(NamedTuple):
    """Bytes (characters of text) and counts. What exceeds the first three is refused, else left out."""

    raw: int = 512 * MEGABYTE  #: The file itself, stored outputs included.
    text: int = 8 * MEGABYTE  #: What remains once stored outputs and embedded pictures are set aside.
    cells: int = 20_000
    beside: int = 64 * MEGABYTE  #: All files beside the submission that it may need.
    beside_files: int = 2_000
    picture: int = 32 * MEGABYTE  #: One picture's file.
    pixels: int = 40_000_000  #: One picture, opened.
    pictures: int = 40
    prose: int = 5_000  #: Stretches of prose.
