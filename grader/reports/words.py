"""The words all reports share, so that every format says the same thing the same way."""

from __future__ import annotations

import re

from ..facts import CellError, Evidence, Figure, Fit, Model, Prediction
from ..records import CheckResult, Report, RestsOn, Status

_FRAME = re.compile(r"(?m)(?<=^  )Cell (\d{1,6}), line (\d{1,6})\b")

STATUS = {
    Status.PASSED: "Passed",
    Status.PARTIAL: "Partial",
    Status.FAILED: "Failed",
    Status.SKIPPED: "Skipped",
    Status.NOT_ATTEMPTED: "Not attempted",
    Status.PENDING: "Pending",
    Status.ERROR: "Error",
}

MEANING = {
    Status.PARTIAL: "part of the points",
    Status.SKIPPED: "something it builds on comes first",
    Status.NOT_ATTEMPTED: "nothing of the kind was found",
    Status.PENDING: "a person decides",
    Status.ERROR: "our mistake, not yours; the points wait",
}

GROUNDS: dict[RestsOn, str] = {
    "measured": "measured by the grader on your model, outside your code",
    "observed": "observed while your code ran",
    "stated": "read in your own words",
}

GIVEN = "given by a person"

OUTCOMES = {
    "finished": "It ran to the last cell.",
    "crashed": "Python ended by itself before the last cell. Everything up to there counts.",
    "killed": "The run was ended before the last cell. Everything up to there counts.",
    "timed-out": "The run took longer than it may and was stopped. Everything up to there counts.",
    "too-much-output": "The run printed more than it may and was stopped. Everything up to there counts.",
    "out-of-memory": "The run needed more memory than it may use. What was seen before counts.",
    "refused": "The file could not be read as a submission, so nothing was run.",
    "not-run": "Nothing was run.",
}

ISOLATION = {
    "sandboxed": "The code ran sealed off: no network, none of this machine's files, fixed limits.",
    "limited": "The code ran sealed off, with gaps: see the notes.",
    "process": "The code ran as an ordinary process with limits on time and memory, but not sealed off. "
    "If this ran on the student's own machine, its figures are self-reported.",
    "none": "No code was run.",
}


def number(value: float) -> str:
    """Return *value* with at most two decimals and no trailing zeros: 2, 0.5, 12.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points(value: float) -> str:
    """Return *value* with its unit: "1 point", "0.5 points"."""
    return f"{number(value)} point{'' if value == 1 else 's'}"


def a(label: int) -> str:
    """Return a class with its article: "a 7", "an 8"."""
    return f"{'an' if str(label).startswith('8') or label in (11, 18) else 'a'} {label}"


def duration(seconds: float) -> str:
    """Return a time as a person says it: "12 s", "3 min 5 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def beside(check: CheckResult) -> list[tuple[str, str]]:
    """Return (label, text) for what stands beside the message of *check*: only what there is."""
    labelled = (("expected", check.expected), ("found", check.found), ("hint", check.hint))
    return [(label, text) for label, text in labelled if text]


def score(report: Report) -> str:
    """Return the score as a sentence."""
    if report.score.earned is None:
        return "Not graded: no points given, none taken."
    earned = f"{number(report.score.earned)} of {points(report.score.possible)}"
    return f"{earned}; {waiting(report)}." if report.score.pending else f"{earned}."


def waiting(report: Report) -> str:
    """Return "4 more points wait for a person", with the verb in step."""
    pending = report.score.pending
    return f"{number(pending)} more {'point waits' if pending == 1 else 'points wait'} for a person"


def withheld(report: Report) -> str | None:
    """Return the sentence about checks that this reader does not see, if there are any."""
    if report.withheld == 0:
        return None
    checks = "1 further check is" if report.withheld == 1 else f"{report.withheld} further checks are"
    return f"{checks} only shown to your instructor; the score includes {_it(report.withheld)}."


def _it(count: int) -> str:
    return "it" if count == 1 else "them"


def outcome(evidence: Evidence) -> str:
    """Return how the run went, as a sentence."""
    if evidence.submission.kind == "response" and evidence.run.outcome == "not-run":
        return "A written response: there was nothing to run."
    broken = sum(cell.outcome == "error" for cell in evidence.run.cells)
    in_one_piece = evidence.submission.kind == "module" and len(evidence.run.cells) == 1
    if evidence.run.outcome != "finished" or broken == 0:
        said = OUTCOMES[evidence.run.outcome]
        return said.replace("the last cell", "its last line") if in_one_piece else said
    if in_one_piece:
        return "An error ended it before its last line. Everything up to there counts."
    cells = "1 cell" if broken == 1 else f"{broken} cells"
    return f"It ran to the last cell; {cells} raised an error on the way. That alone costs nothing."


def located(evidence: Evidence, cell: int | None, line: int | None = None) -> str | None:
    """Return a place of the run, as the program names it that the file is open in: "cell 3, line 2"."""
    if cell is None:
        return None
    first = evidence.submission.lines.get(cell)
    if evidence.submission.kind == "module" and first is not None:
        return f"line {first + (line or 1) - 1}"
    return f"cell {cell}" if line is None else f"cell {cell}, line {line}"


def error(evidence: Evidence, cell: int, raised: CellError) -> str:
    """Return an error as "Cell 3, line 2: NameError: what it says"."""
    return f"{(located(evidence, cell, raised.line) or '').capitalize()}: {raised.name}: {raised.message}"


def traceback(evidence: Evidence, error: CellError) -> str:
    """Return the traceback of an error, its places named as in `located`."""
    return _FRAME.sub(
        lambda frame: (located(evidence, int(frame[1]), int(frame[2])) or "").capitalize(), error.traceback
    )


def at(evidence: Evidence, fact: Fit | Prediction | Figure | Model) -> str | None:
    """Return where a fact stands: its cell, or its line in a file that shows no cells."""
    return located(evidence, fact.cell, fact.line if evidence.submission.kind == "module" else None)


def place(check: CheckResult, evidence: Evidence) -> str | None:
    """Return where to look, in the terms of the program the file is open in: "cell 3, line 2"."""
    if evidence.submission.kind != "notebook":
        return None if check.where is None else f"line {check.where.line}"
    if check.cell is None:
        return None
    first = evidence.submission.lines.get(check.cell)
    joined = check.cell in evidence.submission.joined
    if check.where is None or first is None or joined or check.where.line < first:
        return f"cell {check.cell}"
    return f"cell {check.cell}, line {check.where.line - first + 1}"


def spans(text: str) -> list[str]:
    """Split a sentence at its backticks: every second part is code. An odd backtick is only a backtick."""
    parts = text.split("`")
    return parts if len(parts) % 2 else [*parts[:-2], "`".join(parts[-2:])]
