"""
How long grading takes beside just running: `make bench`.

Prints, for one script or notebook, the time of plain `python` and of `grader check`, taken in turns in the
same run so that a busy machine slows both alike. Look at the ratio: seconds differ from machine to machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import nbformat

from .against.watching import busy

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "assignment" / "examples" / "complete.ipynb"
DATA = ROOT / "assignment" / "data" / "mnist.npz"


class Timing(NamedTuple):
    """Seconds on the clock, and seconds that the whole machine's processors worked: nothing else may run."""

    wall: float
    cpu: float


def main() -> None:
    """Print one line a run and the ratio of the medians."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        ways = _commands(options.script.resolve(), Path(folder))
        print(f"{options.script.name}, {options.runs} runs of each, on {os.cpu_count()} processors")
        print(f"{'run':>6} {'way':<8} {'wall s':>8} {'cpu s':>8}")
        timings: dict[str, list[Timing]] = {way: [] for way in ways}
        for run in range(1, options.runs + 1):
            for way, command in ways.items():
                timings[way].append(timing := _time(command, folder))
                print(f"{run:>6} {way:<8} {timing.wall:>8.1f} {timing.cpu:>8.1f}", flush=True)
    _print_medians(timings)


def _commands(script: Path, folder: Path) -> dict[str, list[str]]:
    plain = Path(__file__).with_name("plain.py")
    return {
        "python": [sys.executable, str(plain), str(_as_script(script, folder)), str(DATA)],
        "grader": [
            sys.executable,
            "-m",
            "grader",
            "check",
            str(script),
            "--output",
            str(folder / "report.html"),
        ],
    }


def _as_script(path: Path, folder: Path) -> Path:
    """Return a notebook's code cells as one script, a script as it is."""
    if path.suffix != ".ipynb":
        return path
    cells = nbformat.read(path, as_version=4).cells
    script = folder / "cells.py"
    script.write_text("\n".join(cell.source for cell in cells if cell.cell_type == "code"), encoding="utf-8")
    return script


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0].strip())
    parser.add_argument("script", nargs="?", type=Path, default=SCRIPT)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _time(command: list[str], folder: str) -> Timing:
    """Run *command* away from the checkout's folder; a failure ends the benchmark with its output."""
    before, start = busy(), time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return Timing(time.perf_counter() - start, busy() - before)


def _print_medians(timings: dict[str, list[Timing]]) -> None:
    medians = {way: Timing(*map(statistics.median, zip(*runs, strict=True))) for way, runs in timings.items()}
    for way, median in medians.items():
        print(f"median {way:<8} {median.wall:>8.1f} {median.cpu:>8.1f}")
    wall = medians["grader"].wall / medians["python"].wall
    cpu = medians["grader"].cpu / max(medians["python"].cpu, 1e-9)
    print(f"grader / python: {wall:.2f} of the wall time, {cpu:.2f} of the processor time")


if __name__ == "__main__":
    main()
