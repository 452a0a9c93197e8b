"""How it was graded: what a person needs to know to trust a report, or to make it again."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Run
from ..records import Report
from . import words


def conditions(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (what, what it was) a line: times, the way that training went, what was drawn."""
    run, measured = report.evidence.run, report.evidence.measured
    if run.seconds:
        yield "Times", _times(run)
        yield "Training", _way(run)
    if measured is not None and measured.drawn is not None:
        yield "Drawn at random", _drawn(measured.drawn.how, measured.drawn.draw)


def _times(run: Run) -> str:
    parts = [f"{words.number(round(run.seconds, 1))} s for the run"]
    if run.verify_seconds:
        parts.append(f"{words.number(round(run.verify_seconds, 1))} s to measure the network")
    if run.peak_memory_mb:
        parts.append(f"at most {run.peak_memory_mb:.0f} MB of memory")
    return ", ".join(parts)


def _way(run: Run) -> str:
    if run.accelerated:
        return "accelerated: the same steps as Keras takes, in a faster loop; `--stock` turns that off"
    return "by Keras itself, not accelerated"


def _drawn(how: str, draw: str) -> str:
    """Say what the copies of test images are; the number, here its beginning, makes the same ones again."""
    return f"{how}; from {draw[:16]}"
