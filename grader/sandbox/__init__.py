"""Where student code may run, and what each place holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from ..exported import Graph
from ..facts import Isolation, Outcome
from ..frames import Frame


class Ending(NamedTuple):
    """How a run ended. `problems` are sentences for people."""

    outcome: Outcome
    seconds: float  #: Wall clock, from the first cell on.
    peak_memory_mb: float
    problems: tuple[str, ...] = ()


class Sandbox(Protocol):
    """A place where one submission after the other runs. Use it as a context manager."""

    @property
    def isolation(self) -> Isolation:
        """What stands between a submission and the machine."""

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        """
        Run a job (see jobs.py) and hand over every frame as it arrives.

        Its `payload`, where it has one, are bytes that go along.

        A BrokenFrame that *on_frame* raises ends the run as crashed. Raises SandboxUnavailable where our
        side failed, which is the case when the driver did not say hello.
        """

    def prepare(self, job: Mapping[str, Any]) -> None:
        """
        Have the verifier get ready for what a run of *job* leaves, and do not wait for it.

        Raises SandboxUnavailable where none can be started.
        """

    def verify(
        self, request: Mapping[str, Any], payload: bytes, graph: Graph | None = None
    ) -> dict[str, Any]:
        """
        Have the verifier measure; return the fields of facts.Measured.

        With *graph* it measures what that answers in a process of its own, which sees images only.
        Raises SandboxUnavailable where our own code failed.
        """

    def warm(self) -> None:
        """Begin to import TensorFlow in the background, so that the first run waits for less of it."""

    def beside(self) -> Sandbox:
        """Return another sandbox like this one, for another thread; both have to be closed."""

    def stop(self) -> None:
        """
        End what runs here, also in another thread: there it raises. Nothing starts any more.

        What runs beside it may end, too.
        """

    def close(self) -> None:
        """End every process and remove every file of this sandbox."""

    def __enter__(self) -> Self:
        """Return the sandbox itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""


def choose(least: str = "process", slots: int = 1, *, fresh: bool = False) -> Sandbox:
    """
    Return the strongest sandbox to be had; raise SandboxUnavailable where that is weaker than *least*.

    It is one of *slots* that run side by side: none gets more of the processors than its share. A *fresh*
    one starts anew for every run, which takes as long as importing TensorFlow does.
    """
    from .fresh_sandbox import FreshSandbox
    from .levels import best

    return FreshSandbox(lambda: best(least, slots)) if fresh else best(least, slots)
