"""A sandbox that is new for every run: nothing that ran one submission ever runs another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from ..errors import SandboxUnavailable
from ..exported import Graph
from ..facts import Isolation
from ..frames import Frame
from . import Ending, Sandbox


class FreshSandbox:
    """Starts a sandbox a run, which takes as long as importing TensorFlow does; one more stays to measure."""

    def __init__(self, start: Callable[[], Sandbox]) -> None:
        """Run in what *start* returns, once in each."""
        self._start = start
        self._measuring = start()
        self._at_work: Sandbox | None = None
        self._stopped = False

    @property
    def isolation(self) -> Isolation:
        """What this level is, and what it does not hold."""
        return self._measuring.isolation

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        """Run a job in a sandbox of its own; see Sandbox.run."""
        with self._one_more() as sandbox:
            return sandbox.run(job, on_frame)

    def prepare(self, job: Mapping[str, Any]) -> None:
        """Have the one that stays get ready; see Sandbox.prepare."""
        self._measuring.prepare(job)

    def verify(
        self, request: Mapping[str, Any], payload: bytes, graph: Graph | None = None
    ) -> dict[str, Any]:
        """Have a verifier measure; what a student's own *graph* answers, in a sandbox of its own."""
        if graph is None:
            return self._measuring.verify(request, payload)
        with self._one_more() as sandbox:
            return sandbox.verify(request, payload, graph)

    def warm(self) -> None:
        """Do nothing: what would be imported now is not what a run is to use."""

    def beside(self) -> FreshSandbox:
        """Return another one; they share nothing."""
        return FreshSandbox(self._start)

    def stop(self) -> None:
        """End what runs here, also in another thread, and let nothing start any more."""
        self._stopped = True
        self._measuring.stop()
        if self._at_work is not None:
            self._at_work.stop()

    def close(self) -> None:
        """End every process, remove every file."""
        self._measuring.close()

    @contextmanager
    def _one_more(self) -> Iterator[Sandbox]:
        with self._start() as self._at_work:
            if self._stopped:  # whoever stops may have looked before this one was there
                raise SandboxUnavailable("This sandbox was stopped.")
            yield self._at_work

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
