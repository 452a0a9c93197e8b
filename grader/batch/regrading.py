"""A class judged again under today's rubric and checks, from what was recorded; nothing is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..errors import UsageError
from .keeping.archive import LEDGER, Archive
from .keeping.trouble import told
from .marks.course import rules_of
from .marks.judging import Change, Judging
from .records import Standing
from .similar.looking import look
from .telling.outputs import write_outputs, write_similar


class Regraded(NamedTuple):
    """Who stands elsewhere than before, and where everybody stands."""

    changes: list[Change]
    standings: list[Standing]
    remarks: list[str]


def regrade_class(folder: Path, assignment: Path | None, scored: Callable[[Regraded], None]) -> None:
    """
    Judge everybody in the batch's *folder* again; tell *scored*, then write the reports that are out of date.

    Raises UsageError where there was no batch, AssignmentError, and BatchStopped where it cannot be written.
    """
    if not (folder / LEDGER).is_file():
        raise UsageError(f"{folder}: there is no ledger of a batch in it; `grader batch` makes such a folder")
    with told(), Archive(folder) as archive:
        rules = rules_of(archive, assignment)
        entries = archive.entries()
        judging = Judging(archive, rules, rules.overrides(folder, [entry.student for entry in entries]))
        changes = judging.judge_all(entries)
        standings = judging.standings({})
        remarks = judging.remarks()
        write_outputs(archive, rules.assignment.title, standings, remarks)
        scored(Regraded([one for one in changes if one.before != one.now], standings, remarks))
        for entry in entries:
            judging.page(entry)
        similar = look(archive, rules.assignment.folder, standings)
        write_similar(archive, rules.assignment.title, standings, remarks, similar)
