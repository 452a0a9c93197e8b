"""The machine itself as a place to grade a class: its slots, once isolation was tried out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from ...dataset import verify_data
from ...records import Assignment
from ...sandbox import Sandbox, choose
from ..records import HandIn
from .crew import Crew
from .pool import Pool
from .proving import proved
from .slots import slots
from .warming import needs_tensorflow
from .work import Work


class Here:
    """Use it as a context manager; it starts no process before there is something to do."""

    def __init__(self, assignment: Assignment, least: str, jobs: int | None, *, fresh: bool) -> None:
        """Raise SandboxUnavailable where isolation is weaker than *least*; `grader batch` has the others."""
        self._assignment, self._least, self._fresh = assignment, least, fresh
        self._slots = slots(assignment.limits, jobs)
        self._sandbox = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sandbox.close()

    @property
    def level(self) -> str:
        """The level of isolation, as far as the machine tells."""
        return self._sandbox.isolation.level

    def crew(self, work: Work, first: HandIn) -> Crew:
        """Return who grades; what *first* needs tells what is warmed while isolation is tried out."""
        if needs_tensorflow(first):
            self._sandbox.warm()
        with ThreadPoolExecutor(1) as beside:
            looked = beside.submit(verify_data, self._assignment)
            isolation = proved(self._start, self._least)
            looked.result()
        return Crew(work, isolation, Pool(self._sandbox.beside, self._slots), self._slots)

    def _start(self) -> Sandbox:
        return choose(self._least, self._slots, fresh=self._fresh)
