"""The nouns: Submission, Assignment, Verdict, CheckResult, Report. Nothing here computes a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from .facts import Evidence, HandedIn, Kind, Layer, Number, Record


class Status(StrEnum):
    """What a check concluded."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    SKIPPED = "skipped"  #: Something it needs was attempted and failed: said once, not punished twice.
    NOT_ATTEMPTED = "not-attempted"  #: Its subject does not exist.
    PENDING = "pending"  #: A person must judge; its points wait.
    ERROR = "error"  #: A bug of ours; its points wait.

    @property
    def waits(self) -> bool:
        """Whether the points wait for somebody: they are neither earned nor lost."""
        return self in (Status.PENDING, Status.ERROR)


LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"  #: What a name of a language looks like in HTML.
RestsOn = Literal["measured", "observed", "stated"]
Visibility = Literal["student", "instructor"]


class Cell(Record, frozen=True):
    """One cell of a submission, as handed in."""

    position: int  #: 1-based among all cells of the file.
    type: Literal["code", "markdown", "raw"]
    source: str
    line: int | None = None  #: Line of its first source line in the raw file.
    attachments: dict[str, dict[str, str]] = {}  #: nbformat attachments: name -> mime -> base64


class Submission(Record, frozen=True):
    """A file as handed in, read but never run. Stored outputs are dropped."""

    path: Path
    handed_in: HandedIn
    cells: tuple[Cell, ...]
    files: dict[str, Path] = {}  #: Relative name -> file beside it that it may need.
    problems: tuple[str, ...] = ()  #: Sentences: what lies beside it but was not taken along, and why.


class Limits(Record, frozen=True):
    """What a run may use before we end it."""

    seconds: float = 1200.0  #: Wall clock of the whole run.
    memory_mb: int = 4096
    processes: int = 256
    output_kb: int = 1024  #: Printed output kept; a hundred times as much ends the run.
    epochs: int = 30  #: Epochs a fit.


class Question(Record, frozen=True):
    """A question to be answered in words."""

    id: str
    title: str
    prompt: str
    keywords: tuple[str, ...] = ()  #: Words of which a heading above an answer to it has some.
    misconceptions: tuple[Misconception, ...] = ()
    #: Ways to say it: of each row some word, in neighbouring sentences.
    said: tuple[tuple[str, ...], ...] = ()


class Misconception(Record, frozen=True):
    """A well-known wrong turn. Advice only; it never changes points."""

    pattern: str  #: Regular expression, case-insensitive.
    advice: str


class RubricLine(Record, frozen=True):
    """What a check is worth in this assignment."""

    check: str
    points: float
    kinds: tuple[Kind, ...] = ("notebook", "module")
    visibility: Visibility = "student"
    options: dict[str, Any] = {}
    title: str | None = None  #: Replaces the check's own title,
    why: str | None = None  #: its own words on why it matters,
    hint: str | None = None  #: and its own hint, where it gives one.


class KnownArray(Record, frozen=True):
    """An array of a data set, as it must be."""

    shape: tuple[int, ...]
    dtype: str  #: "uint8"
    sha256: str  #: Of its bytes in C order.


class Assignment(Record, frozen=True):
    """assignment.toml, checked."""

    id: str
    title: str
    folder: Path
    dataset: str
    shelf: dict[str, Path]
    packages: tuple[str, ...]
    limits: Limits
    rubric: tuple[RubricLine, ...]
    questions: tuple[Question, ...]
    reference: Path  #: Folder that holds evidence.json (and, in a course folder, the solution).
    data: dict[str, dict[str, KnownArray]] = {}  #: Data set of the shelf -> array -> what it must be.
    language: str = "en"  #: Of title, questions and hints, as HTML names it.
    recorded: bool = False  #: Whether a run becomes the reference: then all answers of its network are kept.
    stock: bool = False  #: Whether Keras runs its own loops where one of ours would compute the same sooner.


class Verdict(Record, frozen=True):
    """What one check says. `fraction` of the points is earned when partial."""

    status: Status
    message: str
    fraction: float = 1.0
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    cell: int | None = None
    line: int | None = None  #: Line inside the cell.
    rests_on: RestsOn | None = None  #: Replaces the check's own where the verifier had to fall back.


class Where(Record, frozen=True):
    """A place in the raw file."""

    path: str
    line: int


class CheckResult(Record, frozen=True):
    """One line of a report."""

    id: str
    title: str
    why: str  #: Why it matters: the rest of the check's docstring; empty for a question.
    status: Status
    earned: float | None  #: None when the submission was not graded.
    points: float
    rests_on: RestsOn | None
    message: str
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    cell: int | None = None
    where: Where | None = None
    visibility: Visibility = "student"
    question: str = ""  #: What was asked, for a question that is answered in words.
    override: str | None = None  #: Why a person gave these points; None: no person did.


class Score(Record, frozen=True):
    """Points: `earned` of `possible`, of which `pending` wait for a person. None: not graded."""

    earned: float | None
    possible: float
    pending: float


class Compared(Record, frozen=True):
    """What of the reference is shown beside a submission's own, for people to compare."""

    layers: tuple[Layer, ...] = ()
    history: dict[str, tuple[Number, ...]] = {}  #: Of the training that gave it its weights.
    answers: dict[str, tuple[Number, ...]] = {}  #: "test:0" -> its outputs, one a class.


class Report(Record, frozen=True):
    """Everything a report says; reports are written from this and from nothing else."""

    outcome: Literal["graded", "not graded"]
    assignment_id: str
    assignment_title: str
    manifest: str
    score: Score
    checks: tuple[CheckResult, ...]
    evidence: Evidence
    reference_packages: Mapping[str, str] = {}
    reference: Compared = Compared()
    reason: str | None = None  #: Why it was not graded, as a sentence.
    path: str = ""  #: Of the file as handed in, say from the root of a repository; empty: its name alone.
    advice: Mapping[int, str] = {}  #: Cell -> what is known about the error that ended it.
    language: str = "en"  #: Of the assignment's own words.
    withheld: int = 0  #: Checks left out because only instructors see them; the score counts them.
