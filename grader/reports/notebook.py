"""The notebook as it ran: its cells, what they put out, and which checks point to them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..facts import CellError, CellRun, Evidence, Listed
from ..facts.handed_in import CUT
from ..records import CheckResult, Report, Status
from . import words
from .figures import recognised
from .pictures import Picture, picture

ROOM = 900_000  #: Characters of all pictures together: a page is to be sent by mail.
WORDS = 400_000  #: Characters of all that cells put out in words.
LONGEST = 3500  #: Characters of one output; a page cuts what is longer than 4000.
MOST_OUTPUTS = 30  #: Of one cell.
LEFT_OUT = "(a picture, left out here to keep this page small)"
_BACK = re.compile(r"\x08+")
_OPEN = (Status.FAILED, Status.PARTIAL)


@dataclass(frozen=True, kw_only=True)
class Output:
    """One thing that a cell put out: words, or a picture."""

    text: str = ""
    picture: Picture | None = None
    shows: str = ""  #: What was recognised in the picture.


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
    if evidence.submission.kind == "response" or evidence.run.outcome in ("not-run", "refused"):
        return []
    runs = {run.cell: run for run in evidence.run.cells}
    room = _Room()
    return [_cell(listed, runs.get(listed.cell), report, room) for listed in evidence.submission.listing]


class _Room:
    """Hands out the room of a page, first come first served."""

    def __init__(self) -> None:
        self._pictures, self._words = ROOM, WORDS

    def picture(self, encoded: Any) -> Picture | None:
        """Return a picture that is one, where there is room for it."""
        try:
            found = picture(base64.b64decode(encoded)) if isinstance(encoded, str) else None
        except (binascii.Error, ValueError):
            return None
        if found is None or len(found.address) > self._pictures:
            return None
        self._pictures -= len(found.address)
        return found

    def words(self, value: Any) -> str:
        """Return words as a terminal shows them in the end, without the middle where room is short."""
        if isinstance(value, list):
            value = "".join(part for part in value if isinstance(part, str))
        text = (
            _middle(_settled(value).strip("\n"), min(LONGEST, self._words)) if isinstance(value, str) else ""
        )
        self._words -= len(text)
        return text


def _cell(listed: Listed, run: CellRun | None, report: Report, room: _Room) -> ShownCell:
    put_out = run.outputs if run is not None else ()
    outputs = [shown for output in put_out[:MOST_OUTPUTS] if (shown := _shown(output, room)) is not None]
    return ShownCell(
        number=listed.cell,
        type=listed.type,
        source=listed.source.strip("\n"),
        outcome=_outcome(run),
        outputs=tuple(_described(outputs, report.evidence, listed.cell)),
        left_out=max(0, len(put_out) - MOST_OUTPUTS),
        error=_raised(report.evidence, listed.cell, run.error) if run is not None and run.error else None,
        checks=tuple(
            (number, check)
            for number, check in enumerate(report.checks, start=1)
            if check.cell == listed.cell and check.status in _OPEN
        ),
    )


def _described(outputs: list[Output], evidence: Evidence, cell: int) -> Iterator[Output]:
    """Say what pictures show, where the cell drew as many figures as it put out pictures."""
    told = [recognised(each, evidence.measured) for each in evidence.claims.figures if each.cell == cell]
    if len(told) != sum(each.picture is not None for each in outputs):
        yield from outputs
        return
    following = iter(told)
    for each in outputs:
        yield each if each.picture is None else replace(each, shows="; ".join(next(following)))


def _outcome(run: CellRun | None) -> str:
    if run is None or run.outcome == "ok":
        return ""
    return "raised an error" if run.outcome == "error" else "was not reached"


def _shown(output: Mapping[str, Any], room: _Room) -> Output | None:
    """Return a picture, or the words that stand for what was shown: never markup of a submission."""
    if output.get("output_type") == "stream":
        return Output(text=room.words(output.get("text")))
    data = output.get("data")
    if output.get("output_type") not in ("display_data", "execute_result") or not isinstance(data, dict):
        return None
    if (found := room.picture(data.get("image/png"))) is not None:
        return Output(picture=found)
    text = room.words(data.get("text/plain"))
    if "image/png" in data:
        return Output(text=f"{text} {LEFT_OUT}".strip())
    return Output(text=text) if text else None


def _settled(text: str) -> str:
    """Return *text* without what was written over: a progress bar is the last one only."""
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in _BACK.sub("\r", text).split("\n"))


def _middle(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = max(0, most) // 2
    return f"{text[:half]}\n[... {len(text) - 2 * half} characters ...]\n{text[len(text) - half :]}"


def _raised(evidence: Evidence, cell: int, error: CellError) -> Raised:
    return Raised(
        place=(words.located(evidence, cell, error.line) or "").capitalize(),
        summary=f"{error.name}: {error.message}",
        own_lines=tuple(_own_lines(evidence, cell, error)),
        whole=words.traceback(evidence, error),
    )


def _own_lines(evidence: Evidence, cell: int, error: CellError) -> Iterator[str]:
    """Yield the line of the cell that raised, as it was handed in; none behind where the cell was cut."""
    source = next((each.source for each in evidence.submission.listing if each.cell == cell), "")
    lines = source.partition(CUT)[0].split("\n")
    if error.line is not None and 0 < error.line <= len(lines):
        yield lines[error.line - 1].strip()
