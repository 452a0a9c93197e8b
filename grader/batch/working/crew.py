"""So many slots: each a thread that borrows a sandbox, and takes one hand-in after the other."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from ...facts import Evidence, Isolation
from ...records import Submission
from ..records import HandIn
from .pool import Pool
from .work import Failed, Graded, Work, measured

_BLINK = 0.2  #: Seconds after which whoever waits looks at other things, Ctrl-C above all.


class Crew:
    """Grades hand-ins side by side. Use it as a context manager: it ends what still runs."""

    def __init__(self, work: Work, isolation: Isolation, sandboxes: Pool, slots: int) -> None:
        """Work in *slots* at a time, with *sandboxes* that were proved to be *isolation*."""
        self.slots = slots
        self._work, self._isolation, self._sandboxes = work, isolation, sandboxes
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="slot")
        self._at_work: set[Future[Graded | Failed]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sandboxes.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._sandboxes.close()

    def busy(self) -> int:
        """Return how many hand-ins are at work."""
        return len(self._at_work)

    def free(self) -> int:
        """Return how many more may be started now."""
        return self.slots - self.busy()

    def start(self, hand_in: HandIn) -> None:
        """Have *hand_in* graded by the next slot that is free."""
        self._at_work.add(self._threads.submit(self._work.grade, hand_in, self._run))

    def done(self) -> list[Graded | Failed]:
        """Return what came of those that are done by now; nothing where none is, after a moment."""
        ended, self._at_work = wait(self._at_work, _BLINK, FIRST_COMPLETED)
        return [future.result() for future in ended]

    def _run(self, submission: Submission) -> Evidence:
        with self._sandboxes.lent() as sandbox:
            return measured(submission, self._work.assignment, sandbox, self._isolation)
