"""
Fingerprints of code, by which it is known again under other names, in another order, with other comments.

Made by copydetect: Pygments reads the code, names and strings become one letter each, white space and
comments go; of what is left every stretch of GRAM characters is hashed, and winnowing keeps some of the
hashes, the same ones wherever WINDOW stretches in a row are the same. Nothing else here knows that library.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from zlib import crc32

from .code import Code, CodeCell

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, Any]

GRAM = 16  #: Characters of code without names; what two share of fewer is chance.
WINDOW = 4  #: Of so many stretches in a row at least one is kept.
_BITS = 0x7FFFFFFF  #: What a C long holds on every system, and a float to the last bit.


def method() -> str:
    """Return what fingerprints rest on: only those that rest on the same can be compared."""
    return f"copydetect {version('copydetect')}, pygments {version('pygments')}, {GRAM}/{WINDOW}"


def prints_of(code: Code) -> list[int]:
    """Return the fingerprints of *code* in order, each once: those that winnowing keeps."""
    from copydetect.utils import winnow

    kept, _ = winnow(_grams(_text(code)), WINDOW)
    return _listed(kept)


def all_prints_of(code: Code) -> list[int]:
    """Return every fingerprint that code with *code* in it may have."""
    import numpy as np

    return _listed(np.unique(_grams(_text(code))))


def shares(code: Code, *sets: set[int]) -> Iterator[list[list[float | None]]]:
    """
    Yield, for each of some *sets* of fingerprints, how much of each line they are found in; a list a cell.

    0 to 1; None: there is nothing but white space and comments in that line, which is not looked at.
    """
    import numpy as np

    filtered = [_filtered(cell) for cell in code]
    grams = _grams("".join(text for text, _ in filtered))
    lines = [_lines(cell, len(text), offsets) for cell, (text, offsets) in zip(code, filtered, strict=True)]
    ends = np.cumsum([len(each) for each in lines], dtype=int)
    for prints in sets:
        within = np.split(_within(grams, prints, ends[-1]), ends[:-1]) if code else []
        yield [_by_line(cell, *each) for cell, *each in zip(code, lines, within, strict=True)]


def _text(code: Code) -> str:
    return "".join(_filtered(cell)[0] for cell in code)


def _filtered(cell: CodeCell) -> tuple[str, Numbers]:
    """Return what is compared of a cell, and how many characters were left out before each place in it."""
    from copydetect.utils import filter_code

    # Cell by cell: what one leaves open, a string say, is not to swallow the next.
    text, offsets = filter_code(cell.source, "", "python")
    return text, offsets


def _grams(text: str) -> Numbers:
    """Hash every stretch of *text*; not as copydetect does, since Python's own hashes differ every time."""
    import numpy as np

    data = text.encode("latin-1", "replace")  # a byte a character
    hashes = [crc32(data[place : place + GRAM]) & _BITS for place in range(len(data) - GRAM + 1)]
    return np.array(hashes, np.int64)


def _listed(hashes: Numbers) -> list[int]:
    return [int(one) for one in hashes]


def _within(grams: Numbers, prints: set[int], length: int) -> Numbers:
    """Return for each of *length* characters whether it belongs to a stretch that is among *prints*."""
    import numpy as np
    from copydetect.utils import get_copied_slices

    found = np.isin(grams, np.fromiter(prints, np.int64, len(prints)))
    within = np.zeros(length, bool)
    for start, end in get_copied_slices(np.flatnonzero(found), GRAM).astype(int).T:
        within[start:end] = True
    return within


def _lines(cell: CodeCell, length: int, offsets: Numbers) -> Numbers:
    """Return in which line of *cell* each of the characters stands that are compared."""
    import numpy as np

    # copydetect 0.5 begins with a row that is made up, has others for what stands before all code, and at
    # the name of a class says too little: numbers of characters left out so far never really go down.
    known = offsets[1:][offsets[1:, 0] >= 0]
    left_out = np.maximum.accumulate(known[:, 1])
    places = np.arange(length)
    nearest = np.clip(np.searchsorted(known[:, 0], places), 0, len(known) - 1)
    breaks = [place for place, letter in enumerate(cell.source) if letter == "\n"]
    return np.searchsorted(breaks, places + left_out[nearest])


def _by_line(cell: CodeCell, lines: Numbers, within: Numbers) -> list[float | None]:
    import numpy as np

    count = cell.source.count("\n") + 1
    of_all = np.bincount(lines, minlength=count)
    of_these = np.bincount(lines, weights=within, minlength=count)
    return [float(some / every) if every else None for some, every in zip(of_these, of_all, strict=True)]
