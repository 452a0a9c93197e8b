"""What a person sees while a class is graded: how far it is, how long it will take, who is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...reports import words
from ...reports.clean import named, shortened
from ..records import Standing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

_LONGEST = 60  #: Characters of a student's name.


class Board:
    """A bar on a terminal; in a log, a line for everybody who is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: tuple[Progress, TaskID] | None = None
        self._done = self._not_graded = self._waiting = 0

    @contextmanager
    def running(self, total: int, slots: int) -> Iterator[None]:
        """Show how *total* hand-ins are graded in so many *slots*, until they are."""
        self.say(f"{total} to look at, {slots} at a time")
        if not self._console.is_terminal:
            yield
            return
        with _progress(self._console) as progress:
            self._bar = progress, progress.add_task("", total=total, rate="", sums="")
            yield
        self._bar = None

    def settled(self, standing: Standing) -> None:
        """Count one that is done, and show it."""
        self._done += 1
        self._not_graded += standing.outcome != "graded"
        self._waiting += standing.pending > 0
        if self._bar is None:
            self.say(f"{_name(standing)}: {_told(standing)}")
            return
        progress, task = self._bar
        elapsed = progress.tasks[0].elapsed or 0.0
        rate = f"{60 * self._done / elapsed:.1f} a minute" if elapsed else ""
        sums = f"{self._waiting} with points that wait, {self._not_graded} not graded"
        progress.update(task, advance=1, rate=rate, sums=sums)

    def say(self, line: str) -> None:
        """Print a line; what comes from a submission in it is words, whatever it holds."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


def _progress(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(
        *columns, TextColumn("{task.fields[rate]}  {task.fields[sums]}"), console=console, transient=True
    )


def _name(standing: Standing) -> str:
    return named(shortened(standing.student, _LONGEST))


def _told(standing: Standing) -> str:
    if standing.outcome != "graded":
        return f"not graded: {named(shortened(standing.reason, 200))}"
    waiting = f", {words.number(standing.pending)} wait" if standing.pending else ""
    return (
        f"{words.number(standing.earned or 0.0)} of {words.number(standing.possible)} points{waiting}"
        f" ({standing.seconds:.0f} s)"
    )
