"""The errors of a run: which of them explains what is missing, and how it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...facts import CellError, Evidence
from ..say import capital, place
from ..verdicts import Spot
from .advice import advice_on

__all__ = [
    "BUILDING",
    "COMPILING",
    "DRAWING",
    "FITTING",
    "LOADING",
    "READING",
    "Raised",
    "raised",
    "raised_at",
    "raised_at_line",
]

#: What the failing line says where an error stands in the way of a subject.
LOADING = re.compile(r"load|read|open\(")
BUILDING = re.compile(r"keras|Sequential|\bModel\(|\blayers?\b|\bDense\(|\bConv2D\(|\.add\(")
COMPILING = re.compile(r"\bcompile\(|optimizers?\.|\b(?:Adam|SGD|RMSprop)\w*\(")
FITTING = re.compile(r"\b(?:fit|compile|train_on_batch)\w*\(")
READING = re.compile(r"predict|argmax")
DRAWING = re.compile(r"predict|show\(|plot|\bbar|hist\(|fig")

_LONGEST = 160
_CONSEQUENCES = {"NameError", "UnboundLocalError"}  # What is not there was to come from an earlier cell.
_OWN_LINE = re.compile(r"^  Cell .*\n {4}(.*)$", re.M)
_COLOURS = re.compile(r"\x1b\[[0-9;]{0,9}m")
_FRAME = re.compile(r"^(?:Exception encountered when calling|Graph execution error|Detected at node|File )")


@dataclass(frozen=True)
class Raised:
    """An error that ended a cell."""

    error: CellError
    spot: Spot
    where: str  #: "cell 3", "line 12"

    @property
    def sentence(self) -> str:
        """What happened, with the error's own words."""
        return (
            f"{capital(self.where)} ended with {_quoted(self.error)}; what came after it there did not run."
        )

    @property
    def advice(self) -> str | None:
        """What is known about errors of this kind."""
        return advice_on(self.error)


def raised(student: Evidence, about: re.Pattern[str] | None = None) -> Raised | None:
    """
    Return the error that best explains what is missing; None where no cell failed.

    That is the last one whose failing line is about it, else the last that is no mere consequence of another.
    """
    errors = _errors(student)
    causes = [each for each in errors if each.error.name not in _CONSEQUENCES]
    meant = raised_at_line(student, about) if about is not None else None
    return meant or next(iter([*causes[-1:], *errors]), None)


def raised_at_line(student: Evidence, about: re.Pattern[str]) -> Raised | None:
    """Return the last error whose failing line is about this, consequences of others left out."""
    errors = [each for each in _errors(student) if each.error.name not in _CONSEQUENCES]
    meant = [each for each in errors if about.search(_failing_lines(each.error))]
    return meant[-1] if meant else None


def raised_at(student: Evidence, cell: int | None) -> Raised | None:
    """Return the error that ended this cell, if one did."""
    return next((each for each in _errors(student) if each.spot.cell == cell), None)


def _errors(student: Evidence) -> list[Raised]:
    found = [(cell.cell, cell.error) for cell in student.run.cells if cell.outcome == "error" and cell.error]
    spots = [(error, Spot(cell, error.line)) for cell, error in found]
    return [Raised(error, spot, place(student, spot)) for error, spot in spots]


def _failing_lines(error: CellError) -> str:
    """Return the student's own lines that the traceback shows."""
    return "\n".join(_OWN_LINE.findall(error.traceback))


def _quoted(error: CellError) -> str:
    lines = [line.strip() for line in _COLOURS.sub("", error.message).splitlines()]
    telling = [line for line in lines if line and not _FRAME.match(line)] or [line for line in lines if line]
    if not telling:
        return error.name
    first = telling[0] if len(telling[0]) <= _LONGEST else telling[0][:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{error.name}: {first.rstrip('.')}"
