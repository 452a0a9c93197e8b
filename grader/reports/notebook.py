"""The notebook as it ran: its cells, what they put out, and which checks point to them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..facts import CellError, CellRun, Evidence, Listed
from ..records import CheckResult, Report, Status
from . import words
from .pictures import Picture, picture

ROOM = 900_000  #: Characters of all pictures together: a page is to be sent by mail.
LONGEST = 6000  #: Characters of one output.
MOST_OUTPUTS = 30  #: Of one cell.
_OPEN = (Status.FAILED, Status.PARTIAL)


@dataclass(frozen=True, kw_only=True)
class Output:
    """One thing that a cell put out: words, or a picture."""

    text: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Raised:
    """The error that ended a cell: the student's own lines, and all of it."""

    place: str
    summary: str
    own_lines: tuple[str, ...]
    whole: str


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """A cell as it was handed in, and how it went."""

    number: int
    type: str
    source: str
    outcome: str  #: In words; empty where there is nothing to say.
    outputs: tuple[Output, ...]
    left_out: int  #: Outputs that are not shown.
    error: Raised | None
    checks: tuple[tuple[int, CheckResult], ...]  #: Those that point here, with their numbers.


def cells(report: Report) -> list[ShownCell]:
    """Return every cell in order; none for evidence that does not hold them, or where nothing ran."""
    evidence = report.evidence
    if evidence.submission.kind == "response":
        return []
    runs = {run.cell: run for run in evidence.run.cells}
    pictures = _Pictures()
    return [_cell(listed, runs.get(listed.cell), report, pictures) for listed in evidence.submission.listing]


class _Pictures:
    """Hands out the room for pictures, first come first served."""

    def __init__(self) -> None:
        self._left = ROOM

    def take(self, encoded: Any) -> Picture | None:
        try:
            found = picture(base64.b64decode(encoded)) if isinstance(encoded, str) else None
        except (binascii.Error, ValueError):
            return None
        if found is None or len(found.address) > self._left:
            return None
        self._left -= len(found.address)
        return found


def _cell(listed: Listed, run: CellRun | None, report: Report, pictures: _Pictures) -> ShownCell:
    outputs = list(_outputs(run, pictures)) if run is not None else []
    return ShownCell(
        number=listed.cell,
        type=listed.type,
        source=listed.source.strip("\n"),
        outcome=_outcome(run),
        outputs=tuple(outputs[:MOST_OUTPUTS]),
        left_out=max(0, len(outputs) - MOST_OUTPUTS),
        error=_raised(report.evidence, listed.cell, run.error) if run is not None and run.error else None,
        checks=tuple(
            (number, check)
            for number, check in enumerate(report.checks, start=1)
            if check.cell == listed.cell and check.status in _OPEN
        ),
    )


def _outcome(run: CellRun | None) -> str:
    if run is None or run.outcome == "ok":
        return ""
    return "raised an error" if run.outcome == "error" else "was not reached"


def _outputs(run: CellRun, pictures: _Pictures) -> Iterator[Output]:
    for output in run.outputs:
        kind = output.get("output_type")
        if kind == "stream":
            yield Output(text=_text(output.get("text")))
        elif kind in ("display_data", "execute_result"):
            yield from _shown(output.get("data"), pictures)


def _shown(data: Any, pictures: _Pictures) -> Iterator[Output]:
    """Yield a picture, or the words that stand for what was shown: never markup of a submission."""
    if not isinstance(data, dict):
        return
    found = pictures.take(data.get("image/png"))
    text = _text(data.get("text/plain"))
    if found is not None or text:
        yield Output(text="" if found is not None else text, picture=found)


def _text(value: Any) -> str:
    text = "".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    return _middle(text.strip("\n")) if isinstance(text, str) else ""


def _middle(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]}\n[... {len(text) - 2 * half} characters ...]\n{text[-half:]}"


def _raised(evidence: Evidence, cell: int, error: CellError) -> Raised:
    return Raised(
        place=(words.located(evidence, cell, error.line) or "").capitalize(),
        summary=f"{error.name}: {error.message}",
        own_lines=tuple(_own_lines(evidence, cell, error)),
        whole=words.traceback(evidence, error),
    )


def _own_lines(evidence: Evidence, cell: int, error: CellError) -> Iterator[str]:
    """Yield the line of the cell that raised, as it was handed in."""
    source = next((each.source for each in evidence.submission.listing if each.cell == cell), "")
    lines = source.splitlines()
    if error.line is not None and 0 < error.line <= len(lines):
        yield lines[error.line - 1].strip()
