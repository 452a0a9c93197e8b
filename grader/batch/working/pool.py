"""As many sandboxes as are in use at a time, made when they are needed; whoever borrows one has it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import LifoQueue

from ...sandbox import Sandbox


class Pool:
    """Lends sandboxes to threads. One in which our side failed is not lent again."""

    def __init__(self, another: Callable[[], Sandbox], size: int) -> None:
        """Have up to *size* of those that *another* returns."""
        self._another = another
        self._sandboxes: list[Sandbox] = []
        self._size = size
        self._idle: LifoQueue[Sandbox | None] = LifoQueue()  # one that is there is lent before one is made
        for _ in range(size):
            self._idle.put(None)
        self._leaving = False

    @contextmanager
    def lent(self) -> Iterator[Sandbox]:
        """Lend a sandbox, once one is free; it is closed where this raises."""
        sandbox = self._idle.get()
        try:
            sandbox = sandbox or self._one_more()
            yield sandbox
        except BaseException:
            if sandbox is not None:
                self._sandboxes.remove(sandbox)
                failed, sandbox = sandbox, None
                failed.close()
            raise
        finally:
            self._idle.put(sandbox)

    def stop(self) -> None:
        """End what runs: where it was borrowed it raises. Nothing starts any more."""
        self._leaving = True
        for sandbox in list(self._sandboxes):
            sandbox.stop()

    def close(self) -> None:
        """Wait until all were given back, then close them; nobody borrows any more."""
        for _ in range(self._size):
            self._idle.get()
        for sandbox in self._sandboxes:
            sandbox.close()

    def _one_more(self) -> Sandbox:
        sandbox = self._another()
        self._sandboxes.append(sandbox)
        if self._leaving:  # whoever leaves may have looked before this one was there
            sandbox.stop()
        return sandbox
