"""The nouns of a class: what each student handed in, and where each of them stands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from ..facts import Outcome, Record
from ..records import RestsOn, Submission


class HandIn(NamedTuple):
    """All that one student has in the class folder."""

    student: str  #: The name of the file or folder, without its ending, as it may be shown.
    entries: tuple[Path, ...]  #: Mostly one: a file, a folder or a zip.
    seen: str  #: Digest of what the file system tells of them without reading; changes when they change.


class Taken(NamedTuple):
    """One student's work, copied to where nothing changes it any more, and read there."""

    submission: Submission  #: Under a name that is the same for everybody.
    name: str  #: Of the file as handed in, as it may be shown.
    choice: str = ""  #: Which of several files this is, and why, as a sentence.


class CheckMark(Record, frozen=True):
    """What one check gave one student."""

    id: str
    title: str
    status: str  #: See records.Status.
    earned: float | None
    points: float
    rests_on: RestsOn | None = None
    overridden: bool = False  #: A person gave these points.


class Standing(Record, frozen=True):
    """Where one student stands: a row of the gradebook."""

    student: str
    file: str = ""  #: That was graded, as handed in.
    outcome: Literal["graded", "not graded"] = "not graded"
    reason: str = ""  #: Why it was not graded, as a sentence.
    ours: bool = False  #: It was not graded for a failure of ours, not the student's.
    run: Outcome = "not-run"
    earned: float | None = None  #: Points; None where it was not graded.
    possible: float = 0.0
    pending: float = 0.0  #: Points that wait for a person, or for us.
    checks: tuple[CheckMark, ...] = ()
    seconds: float = 0.0  #: That the run took, when it ran.
    choice: str = ""  #: Which of several files was graded, and why.
    page: str = ""  #: Of the report, relative to the batch's folder; empty where there is none.
    note: str = ""  #: What is special about this hand-in, as a sentence.
    alike: tuple[str, ...] = ()  #: Other students whose hand-in is the same, byte for byte.
