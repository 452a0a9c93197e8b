"""How the run went: cell by cell, and as a whole."""

from __future__ import annotations

from typing import Any, Literal

from .base import Outcome, Record


class CellError(Record, frozen=True):
    """The exception that ended a cell, cut down to what the student needs."""

    name: str  #: "ValueError"
    message: str
    line: int | None = None  #: Line inside the cell.
    traceback: str = ""  #: Plain text, our own frames removed, at most 8 KiB.


class CellRun(Record, frozen=True):
    """How one code cell went."""

    cell: int
    outcome: Literal["ok", "error", "not-reached"]
    seconds: float = 0.0
    error: CellError | None = None
    outputs: tuple[dict[str, Any], ...] = ()  #: nbformat 4 outputs, capped.


class Way(Record, frozen=True):
    """How a call of Keras was computed: in one of our loops, or in the stock way and why."""

    way: Literal["loop", "compiled loop", "stock"]
    why: str = ""  #: The end of a sentence.
    remembered: bool = False  #: Its steps were taken in an earlier run of the same; see `check --watch`.


class Run(Record, frozen=True):
    """How the run as a whole went. Times and memory stand only here."""

    outcome: Outcome
    seconds: float = 0.0
    peak_memory_mb: float = 0.0
    cells: tuple[CellRun, ...] = ()
    accelerated: bool = False
    problems: tuple[str, ...] = ()  #: Sentences for people, each at most once.
    verify_seconds: float = 0.0  #: Wall clock of measuring, beside that of the run.
