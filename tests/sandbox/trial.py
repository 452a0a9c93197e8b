"""Runs a few cells in a sandbox, and holds what came of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import psutil

from grader.evidence import Collector
from grader.facts import CellRun, Note
from grader.frames import Frame
from grader.sandbox import Ending
from grader.sandbox.children import MARK
from grader.sandbox.warm_sandbox import WarmSandbox

LIMITS = {"seconds": 20.0, "memory_mb": 4096, "processes": 256, "output_kb": 64, "epochs": 30}


class Trial(NamedTuple):
    """One run: how it ended, what it told, and in which frames."""

    ending: Ending
    cells: dict[int, CellRun]
    notes: tuple[Note, ...]
    frames: list[Frame]

    def text(self, cell: int, name: str = "stdout") -> str:
        """What a cell printed."""
        outputs = self.cells[cell].outputs
        return "".join(out["text"] for out in outputs if out.get("name") == name)

    def printed(self) -> str:
        """What all cells printed on standard output."""
        return "".join(self.text(cell) for cell in self.cells)

    def outcomes(self) -> list[str]:
        """How every cell went."""
        return [run.outcome for run in self.cells.values()]

    def about(self) -> list[str]:
        """What the notes are about."""
        return [note.about for note in self.notes]


def job(*cells: str, kind: str = "notebook", tensorflow: bool = False, **rest: Any) -> dict[str, Any]:
    """A job with these code cells; limits and files by name."""
    limits = {name: rest.pop(name, value) for name, value in LIMITS.items()}
    return {
        "name": "trial.py" if kind == "module" else "trial.ipynb",
        "kind": kind,
        "cells": [{"position": number, "source": source} for number, source in enumerate(cells, 1)],
        "files": {},
        "dataset": "mnist",
        "datasets": {},
        "limits": limits,
        "tensorflow": tensorflow,
        "packages": ["numpy", "expected-but-missing"],
        "seed": 7,
    } | rest


def run(sandbox: WarmSandbox, *cells: str, **options: Any) -> Trial:
    """Run cells and collect what they say, as grading does."""
    collector = Collector(tuple(range(1, len(cells) + 1)))
    frames: list[Frame] = []

    def on_frame(frame: Frame) -> None:
        frames.append(frame)
        collector.add(frame)

    ending = sandbox.run(job(*cells, **options), on_frame)
    runs = {run.cell: run for run in collector.cell_runs()}
    return Trial(ending, runs, collector.claims().notes, frames)


def left_over(sandbox: WarmSandbox) -> list[psutil.Process]:
    """Processes that this sandbox started and that still live, warm parents and verifiers aside."""
    origins = sandbox._origins._all()
    marks = {origin._mark for origin in origins}
    known = {one.pid for origin in origins for one in _warm(origin._process.pid)}
    known |= {parent.pid for parent in sandbox._parents.values()}
    return [one for one in psutil.process_iter() if _mark(one) in marks and one.pid not in known]


def origin_of(sandbox: WarmSandbox) -> psutil.Process:
    """The process at the top of all that a sandbox starts from now on."""
    [origin] = sandbox._origins._origins.values()
    return psutil.Process(origin._process.pid)


def _warm(pid: int) -> list[psutil.Process]:
    """What imported everything, and before it what wraps it: bubblewrap, twice."""
    found = [psutil.Process(pid)]
    while found[-1].name() == "bwrap":
        found += found[-1].children()
    return found


def _mark(process: psutil.Process) -> str:
    try:
        return "" if process.status() == psutil.STATUS_ZOMBIE else process.environ().get(MARK, "")
    except psutil.Error:
        return ""
