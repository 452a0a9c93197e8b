"""So many slots: each a thread with a sandbox of its own, which takes one hand-in after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from ...sandbox import Sandbox
from ..records import HandIn
from .work import Failed, Graded, Work

_BLINK = 0.2  #: Seconds after which whoever waits looks at other things, Ctrl-C above all.


class Crew:
    """Grades hand-ins side by side. Use it as a context manager: it ends what still runs."""

    def __init__(self, work: Work, another: Callable[[], Sandbox], slots: int) -> None:
        """Work with so many sandboxes as *another* returns that *slots* are in use."""
        self.slots = slots
        self._work, self._another = work, another
        self._sandboxes: list[Sandbox] = []
        self._idle: SimpleQueue[Sandbox | None] = SimpleQueue()
        for _ in range(slots):
            self._idle.put(None)
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="slot")
        self._leaving = False
        self._at_work: set[Future[Graded | Failed]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving = True
        for sandbox in list(self._sandboxes):
            sandbox.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for sandbox in self._sandboxes:
            sandbox.close()

    def busy(self) -> int:
        """Return how many hand-ins are at work."""
        return len(self._at_work)

    def start(self, hand_in: HandIn) -> None:
        """Have *hand_in* graded by the next slot that is free."""
        self._at_work.add(self._threads.submit(self._grade, hand_in))

    def done(self) -> list[Graded | Failed]:
        """Return what came of those that are done by now; nothing where none is, after a moment."""
        ended, self._at_work = wait(self._at_work, _BLINK, FIRST_COMPLETED)
        return [future.result() for future in ended]

    def _grade(self, hand_in: HandIn) -> Graded | Failed:
        """A sandbox in which our side failed is not used again."""
        sandbox = self._idle.get()
        try:
            sandbox = sandbox or self._one_more()
            told = self._work.grade(hand_in, sandbox)
            if isinstance(told, Failed):
                self._sandboxes.remove(sandbox)
                failed, sandbox = sandbox, None
                failed.close()
        except Exception as error:
            return Failed(hand_in, str(error))
        finally:
            self._idle.put(sandbox)
        return told

    def _one_more(self) -> Sandbox:
        sandbox = self._another()
        self._sandboxes.append(sandbox)
        if self._leaving:  # whoever leaves may have looked before this one was there
            sandbox.stop()
        return sandbox
