"""
Frames from a sandbox become facts here: the trust boundary.

Everything is checked against the schema of `facts` before it is believed to be even a claim.
Recorded evidence is read and written here too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from . import facts
from .errors import EvidenceError
from .exported import Graph, add_graph
from .frames import MAX_PAYLOAD, BrokenFrame, Frame
from .output_kinds import sound
from .outputs import CellOutputs
from .pictures import LEFT_OUT, is_png
from .writing import write_text

Fact = (
    facts.Array
    | facts.Model
    | facts.Fit
    | facts.Prediction
    | facts.Pick
    | facts.Figure
    | facts.Load
    | facts.Note
    | facts.Feed
)
FACT_KINDS = frozenset({"array", "model", "fit", "prediction", "pick", "figure", "load", "note", "feed"})
WITH_PAYLOAD = frozenset({"weights", "graph"})
MAX_FACTS = 20_000
_F = TypeVar("_F")


class CellFrame(facts.Record, frozen=True):
    """A cell started or ended."""

    kind: str
    cell: int
    state: Literal["started", "ok", "error"]
    seconds: float = 0.0
    error: facts.CellError | None = None


class OutputFrame(facts.Record, frozen=True):
    """A cell put something out, as nbformat 4 writes it."""

    kind: str
    cell: int
    output: dict[str, Any]


class EpochFrame(facts.Record, frozen=True):
    """An epoch ended; for the progress display only."""

    kind: str
    fit: int
    epoch: int
    of: int | None = None
    metrics: dict[str, facts.Number] = {}


class EnvironmentFrame(facts.Record, frozen=True):
    """Versions of what runs the submission."""

    kind: str
    python: str = ""
    platform: str = ""
    packages: dict[str, str] = {}


class WeightsManifest(facts.Record, frozen=True):
    """How a payload of weights splits into arrays."""

    kind: str
    model: int
    sha256: str
    arrays: tuple[dict[str, Any], ...]


class Weights(msgspec.Struct, frozen=True):
    """The newest weights of one model: raw bytes, never a pickle."""

    sha256: str
    arrays: tuple[dict[str, Any], ...]
    data: bytes


class Collector:
    """Takes one submission's frames in order; `claims()` and `cell_runs()` say what they amount to."""

    def __init__(self, code_cells: tuple[int, ...]) -> None:
        self._cells = {cell: facts.CellRun(cell=cell, outcome="not-reached") for cell in code_cells}
        self._outputs = {cell: CellOutputs() for cell in code_cells}
        self._facts: dict[tuple[str, int], Fact] = {}
        self.environment = facts.Environment()
        self.weights: dict[int, Weights] = {}
        self._weighed = 0  # bytes of all of them
        self.graphs: dict[int, Graph] = {}

    def add(self, frame: Frame) -> None:
        """Take one frame; raise BrokenFrame where it does not fit the schema."""
        kind = frame.header["kind"]
        if frame.payload and kind not in WITH_PAYLOAD:
            raise BrokenFrame(f"a {kind[:40]!r} frame has a payload")
        try:
            if kind in FACT_KINDS:
                self._add_fact(msgspec.convert(frame.header, Fact, str_keys=True))
            else:
                self._add_control(kind, frame)
        except msgspec.ValidationError as error:
            raise BrokenFrame(f"a {kind[:40]!r} frame does not fit: {error}") from None

    def claims(self) -> facts.Claims:
        """Return what the student's process said, in the order in which it was first said."""
        return facts.Claims(
            arrays=self._all(facts.Array),
            models=self._all(facts.Model),
            fits=self._all(facts.Fit),
            predictions=self._all(facts.Prediction),
            picks=self._all(facts.Pick),
            figures=self._all(facts.Figure),
            loads=self._all(facts.Load),
            notes=self._all(facts.Note),
        )

    def feeds(self) -> tuple[facts.Feed, ...]:
        """Return the exhibits from which the verifier learns the preprocessing; not kept as evidence."""
        return self._all(facts.Feed)

    def cell_runs(self) -> tuple[facts.CellRun, ...]:
        """Return every code cell with how it went and what it put out."""
        return tuple(
            msgspec.structs.replace(run, outputs=self._outputs[cell].all())
            for cell, run in self._cells.items()
        )

    def _add_fact(self, fact: Fact) -> None:
        if len(self._facts) >= MAX_FACTS:
            raise BrokenFrame(f"more than {MAX_FACTS} facts")
        if getattr(fact, "cell", None) not in {None, *self._cells}:
            raise BrokenFrame(f"there is no code cell {getattr(fact, 'cell', None)}")
        if isinstance(fact, facts.Figure) and fact.thumbnail is not None and not is_png(fact.thumbnail):
            fact = msgspec.structs.replace(fact, thumbnail=None)
            self._facts["picture left out", 0] = facts.Note(about="left-out", text=LEFT_OUT)
        self._facts[_identity(fact, len(self._facts))] = fact

    def _add_control(self, kind: str, frame: Frame) -> None:
        if kind == "cell":
            self._add_cell(msgspec.convert(frame.header, CellFrame))
        elif kind == "output":
            self._add_output(msgspec.convert(frame.header, OutputFrame))
        elif kind == "environment":
            seen = msgspec.convert(frame.header, EnvironmentFrame)
            self.environment = facts.Environment(seen.python, seen.platform, seen.packages)
        elif kind == "weights":
            self._add_weights(msgspec.convert(frame.header, WeightsManifest), frame.payload)
        elif kind == "graph":
            add_graph(self.graphs, frame.header, frame.payload)
        elif kind == "epoch":
            msgspec.convert(frame.header, EpochFrame)
        elif kind not in {"hello", "done"}:
            raise BrokenFrame(f"nobody knows a frame of kind {kind[:40]!r}")

    def _add_cell(self, frame: CellFrame) -> None:
        if frame.cell not in self._cells:
            raise BrokenFrame(f"there is no code cell {frame.cell}")
        if frame.state == "started":  # until it ends: a cell that never does took the run with it
            run = facts.CellRun(cell=frame.cell, outcome="error", error=_RUN_ENDED)
        else:
            run = facts.CellRun(
                cell=frame.cell, outcome=frame.state, seconds=frame.seconds, error=frame.error
            )
        self._cells[frame.cell] = run

    def _add_weights(self, manifest: WeightsManifest, data: bytes) -> None:
        before = self.weights.get(manifest.model)
        self._weighed += len(data) - (len(before.data) if before else 0)
        if self._weighed > MAX_PAYLOAD:
            raise BrokenFrame("the weights of all models together are over the cap")
        self.weights[manifest.model] = Weights(manifest.sha256, manifest.arrays, data)

    def _add_output(self, frame: OutputFrame) -> None:
        output = sound(frame.output)
        if frame.cell in self._outputs:
            self._outputs[frame.cell].add(output)

    def _all(self, kind: type[_F]) -> tuple[_F, ...]:
        return tuple(fact for fact in self._facts.values() if isinstance(fact, kind))


_RUN_ENDED = facts.CellError(name="RunEnded", message="The run ended while this cell was running.")


def _identity(fact: Fact, position: int) -> tuple[str, int]:
    """Models, fits and the like are told apart by number, so that later news replaces earlier."""
    if isinstance(fact, facts.Model):
        return "model", fact.id
    if isinstance(fact, facts.Fit | facts.Prediction | facts.Figure):
        return type(fact).__name__, fact.number
    return "", position


def save_evidence(evidence: facts.Evidence, path: Path) -> None:
    """Write *evidence* as JSON, made to be read and compared by people."""
    write_text(path, msgspec.json.format(msgspec.json.encode(evidence), indent=1).decode() + "\n")


def load_evidence(path: Path) -> facts.Evidence:
    """Read recorded evidence; raise EvidenceError with a sentence where that is not possible."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror}") from None
    return evidence_of(data, f"{path}")


def evidence_of(data: bytes, name: str) -> facts.Evidence:
    """Return the evidence that *data* is; raise EvidenceError, which speaks of *name*, where it is none."""
    try:
        evidence = msgspec.json.decode(data, type=facts.Evidence)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EvidenceError(f"{name}: is not evidence that this grader understands: {error}") from None
    if evidence.format > facts.FORMAT:
        raise EvidenceError(
            f"{name}: was recorded by a newer grader (format {evidence.format}, this one reads"
            f" up to {facts.FORMAT}); please update keras-grader"
        )
    return evidence
