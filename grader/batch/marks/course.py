"""Which assignment a batch's folder belongs to: it is judged by no other, also where none is named."""

from __future__ import annotations

from pathlib import Path

from ...errors import UsageError
from ..keeping.archive import Archive
from ..keeping.ledger import Course
from .rules import Rules


def rules_of(archive: Archive, asked: Path | None) -> Rules:
    """
    Return the rules of the assignment in the folder *asked*, or else of that of the earlier times.

    Raises UsageError where the batch's folder belongs to another assignment, and AssignmentError.
    """
    known = archive.ledger.course()
    folder = asked or (Path(known.folder) if known is not None and known.folder else None)
    rules = Rules.of(folder)
    if known is not None and known.id != rules.assignment.id:
        raise UsageError(
            f"{archive.folder} holds a class of the assignment `{known.id}`, and this one is"
            f" `{rules.assignment.id}`; name another folder, or the assignment that belongs to it"
        )
    archive.ledger.keep_course(Course(rules.assignment.id, str(folder.resolve()) if folder else ""))
    return rules
