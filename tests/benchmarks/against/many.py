"""
What larger classes cost: the line through two classes that ran, and of that what is done after the runs.

A run costs the same for every hand-in. Whether what comes after it grows faster than the class is seen here:
keeping, judging and writing are done for real, with the evidence of the class that ran (which has no answers
in words; bench_batch.py has). That is part of what each hand-in costs already, and is not added to it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from grader.batch.keeping.archive import Archive
from grader.batch.keeping.ledger import Entry
from grader.batch.marks.judging import Judging
from grader.batch.marks.rules import Rules
from grader.batch.telling.outputs import write_outputs
from grader.evidence import load_evidence
from grader.facts import Evidence

SIZES = (10, 100, 1000)


class Share(NamedTuple):
    """What a class costs before its first hand-in, and for each; in seconds on the clock."""

    start: float
    each: float


def share(few: tuple[int, float], more: tuple[int, float]) -> Share:
    """Return the line through two classes of different size, each (hand-ins, seconds)."""
    each = (more[1] - few[1]) / (more[0] - few[0])
    return Share(few[1] - few[0] * each, each)


def rest(folder: Path, recorded: Sequence[Evidence], size: int) -> float:
    """Return the seconds for keeping, judging and reporting a class of this *size* in an empty *folder*."""
    start = time.perf_counter()
    with Archive(folder) as archive:
        judging = Judging(archive, Rules.of(None), {})
        for number in range(size):
            evidence = replace(recorded[number % len(recorded)], grader=str(number))
            entry = Entry(f"s{number:04}", f"s{number:04}", file="hw.ipynb", key=f"{number:064x}")
            archive.keep({entry.key: evidence})
            archive.settle(entry)
            judging.judge(entry)
            judging.page(entry)
        write_outputs(archive, judging.rules.assignment.title, judging.standings({}), judging.remarks())
    return time.perf_counter() - start


def table(folder: Path, batch: Path, shared: Share) -> str:
    """Return what classes of all SIZES cost where *batch* is the folder of one that ran, in two slots."""
    recorded = [load_evidence(path) for path in sorted((batch / "evidence").glob("*.json"))]
    lines = [
        "| hand-ins | all, s | minutes | of that keeping, judging, reports, s |\n|---|---|---|---|",
    ]
    for size in SIZES:
        whole = shared.start + size * shared.each
        besides = rest(folder / str(size), recorded, size)
        lines.append(f"| {size} | {whole:.0f} | {whole / 60:.1f} | {besides:.1f} |")
    return "\n".join(lines)
