"""What is special about a hand-in, or about the folder as a whole: said, since nothing else would show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...reports.clean import named
from ..keeping.archive import Archive
from ..records import HandIn

_GONE = "No longer in the class folder; the grade is of what was there before."
_CHANGED = "Handed in anew since, and not graded yet: the grade is of what was there before."
_FEW = 1  #: Students in a class folder that make one look twice.


def notes(handed_in: Sequence[HandIn], archive: Archive) -> dict[str, str]:
    """Return a sentence for each student whose grade is not of what lies in the folder now."""
    now = {one.student: one.seen for one in handed_in}
    graded = [entry for entry in archive.entries() if entry.key is not None]
    others = [entry for entry in graded if now.get(entry.student) != entry.seen]
    return {entry.student: _CHANGED if entry.student in now else _GONE for entry in others}


def hints(folder: Path, handed_in: Sequence[HandIn]) -> Iterator[str]:
    """Yield what whoever named the wrong folder would like to know."""
    if not handed_in:
        yield f"There is nothing in {named(str(folder))} that somebody handed in."
    if len(handed_in) == _FEW and any(entry.is_dir() for entry in handed_in[0].entries):
        name = named(str(handed_in[0].entries[0]))
        yield f"There is one student only, with the folder {name}. If that is the class, name that folder."
