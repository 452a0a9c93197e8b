"""Who handed in what, as far as names of files and folders tell."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from ...reading.filenames import folded, shown
from ...reading.intake import KINDS
from .leftout import ENDING

_LAST = re.compile(r"(?<=.)\.[A-Za-z0-9_]{1,10}$", re.DOTALL)
_WITHIN = (*KINDS, ".tar")  # hw.ipynb.zip, hw.ipynb.txt, hw.tar.gz


def stem_of(name: str) -> str:
    """Return what the files of one student have in common: the *name* of one of them without its ending."""
    stem = _LAST.sub("", name.removesuffix(ENDING))
    return _LAST.sub("", stem) if stem.lower().endswith(_WITHIN) else stem


def students(stems: Iterable[str]) -> dict[str, str]:
    """
    Return for each of *stems* the name under which that student is shown; no two are the same.

    Where two look the same, or differ in capitals only, the first keeps its name; what the others get
    behind theirs comes from how they are really spelled, not from how many there are.
    """
    taken: set[str] = set()
    names = {}
    for stem in sorted(stems, key=lambda each: (each != _shown(each), each)):
        name = _shown(stem)
        while folded(PurePosixPath(name)) in taken:
            name = f"{name} ({hashlib.sha256(os.fsencode(stem)).hexdigest()[:6]})"
        taken.add(folded(PurePosixPath(name)))
        names[stem] = name
    return names


def _shown(stem: str) -> str:
    return " ".join(shown(stem).split()) or "(no name)"
