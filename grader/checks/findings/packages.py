"""Packages that a submission missed: those that the course promises are our business, others are not."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from msgspec.structs import replace

from ...facts import Evidence, Note

__all__ = ["MODULES", "module_of", "told_apart"]

#: What is imported under another name than it is installed.
MODULES = {
    "scikit-learn": "sklearn",
    "scikit-image": "skimage",
    "pillow": "PIL",
    "opencv-python": "cv2",
    "pyyaml": "yaml",
}
_COLAB = "google.colab"  # What is asked of it does nothing here, so it is missed by nobody.


def module_of(package: str) -> str:
    """Return the name that a package is imported by: "sklearn" for "scikit-learn"."""
    return MODULES.get(package.lower(), package.replace("-", "_"))


def told_apart(student: Evidence, promised: Sequence[str]) -> Evidence:
    """
    Return the evidence with notes on missing packages told apart: `missing-package` or `unknown-package`.

    Only a package that the assignment promises may be missing through no fault of the student's. One that
    lists none leaves every package open.
    """
    if not promised:
        return student
    modules = sorted({*map(module_of, promised), *promised})
    notes = tuple(_told(note, modules) for note in student.claims.notes if note.subject != _COLAB)
    return replace(student, claims=replace(student.claims, notes=notes))


def _told(note: Note, modules: Sequence[str]) -> Note:
    name = note.subject.partition(".")[0]
    if note.about != "missing-package" or not name or name in modules:
        return note
    near = difflib.get_close_matches(name, modules, n=1)
    meant = f"; did you mean {near[0]}?" if near else "."
    return replace(
        note, about="unknown-package", text=f"The package {name} is not part of the course's list{meant}"
    )
