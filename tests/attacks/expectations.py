"""An attack on the shelf, and what may come of it at most: `expected.json` beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from grader.records import CheckResult, Report

from ..conftest import ROOT

ATTACKS = ROOT / "tests" / "attacks"
SECRET = "SECRET-OF-THE-INSTRUCTOR"  # planted where an attack may look for it


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `expected.json`."""

    attacks: tuple[int, ...]  #: Numbers in the catalogue.
    note: str
    outcome: tuple[str, ...]  #: Any of these.
    most: float  #: Points that it may earn at most.
    measured_most: float | None = None  #: Of these, points that rest on measurements.
    tampers: bool = False  #: Whether it fools a grader that trusts the process that it grades.
    denied: tuple[str, ...] = ()  #: Probes that have to be told as denied.


class Attack(NamedTuple):
    """One attack."""

    name: str
    path: Path
    expected: Expected

    @property
    def seconds(self) -> float:
        """
        Return the time it gets without TensorFlow.

        What can only end by the clock need not wait long for it; what has to end by itself gets as long as a
        busy machine may need.
        """
        if self.expected.outcome == ("timed-out",):
            return 2
        return 4 if "timed-out" in self.expected.outcome else 15


def attacks(shelf: Path = ATTACKS) -> list[Attack]:
    """Return every attack, in order of its name."""
    return [_attack(path.parent) for path in sorted(shelf.glob("*/expected.json"))]


def wrong(attack: Attack, report: Report) -> list[str]:
    """Return in sentences what came out otherwise than expected."""
    return [
        *_wrong_ending(attack.expected, report),
        *_wrong_points(attack.expected, report),
        *_open(attack.expected, report),
    ]


def _wrong_ending(expected: Expected, report: Report) -> list[str]:
    run = report.evidence.run
    if run.outcome in expected.outcome:
        return []
    return [f"it ended as {run.outcome}, not as {' or '.join(expected.outcome)}: {' '.join(run.problems)}"]


def _wrong_points(expected: Expected, report: Report) -> list[str]:
    earned = report.score.earned or 0.0
    measured = sum(check.earned or 0.0 for check in report.checks if _measured(check))
    said = []
    if earned > expected.most:
        said.append(f"it earned {earned:g} points, {expected.most:g} at most")
    if expected.measured_most is not None and measured > expected.measured_most:
        said.append(f"it earned {measured:g} measured points, {expected.measured_most:g} at most")
    if any(check.status.value == "error" for check in report.checks):
        said.append("a check raised an error")
    return said


def _measured(check: CheckResult) -> bool:
    return check.rests_on == "measured"


def _open(expected: Expected, report: Report) -> list[str]:
    """Probes print `PROBE name: denied …` or `PROBE name: OPEN …`."""
    lines = [line for line in printed(report).splitlines() if line.startswith("PROBE ")]
    told = {line.split(":", 1)[0].removeprefix("PROBE ") for line in lines if ": denied" in line}
    said = [f"open: {line}" for line in lines if ": OPEN" in line]
    said += [f"the probe {name} was not told as denied" for name in expected.denied if name not in told]
    return said


def printed(report: Report) -> str:
    """Return everything that was printed."""
    outputs = [output for cell in report.evidence.run.cells for output in cell.outputs]
    return "\n".join(str(output.get("text", "")) for output in outputs)


def _attack(folder: Path) -> Attack:
    expected = msgspec.json.decode((folder / "expected.json").read_bytes(), type=Expected)
    [path] = folder.glob("hw.*")
    return Attack(folder.name, path, expected)
