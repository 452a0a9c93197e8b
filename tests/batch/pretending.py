"""A class, and sandboxes that only pretend: what a submission prints is what it says it prints."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from grader.errors import SandboxUnavailable
from grader.exported import Graph
from grader.facts import Isolation
from grader.frames import Frame
from grader.sandbox import Ending


class Pretended:
    """Runs nothing. A source that speaks of `our failure` fails so often; every run is written down."""

    isolation = Isolation(level="sandboxed", notes=("pretended",))
    runs: list[str]

    def __init__(self, runs: list[str], failures: dict[str, int] | None = None, seconds: float = 0.0) -> None:
        self.runs, self._failures, self._seconds = runs, failures if failures is not None else {}, seconds
        self._stopped = threading.Event()
        self.closed = False

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        source = "".join(cell["source"] for cell in job["cells"])
        self.runs.append(source)
        if self._stopped.wait(self._seconds):
            raise SandboxUnavailable("stopped")
        for words, left in self._failures.items():
            if words in source and left:
                self._failures[words] -= 1
                raise SandboxUnavailable(f"pretended: {words}")
        for header in ({"kind": "hello", "format": 1}, *_cells(job)):
            on_frame(Frame(dict(header), b""))
        return Ending("finished", 1.0, 100.0)

    def prepare(self, job: Mapping[str, Any]) -> None:
        pass

    def verify(
        self, request: Mapping[str, Any], payload: bytes, graph: Graph | None = None
    ) -> dict[str, Any]:
        return {}

    def warm(self) -> None:
        pass

    def beside(self) -> Pretended:
        return Pretended(self.runs, self._failures, self._seconds)

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _cells(job: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"kind": "cell", "cell": cell["position"], "state": "ok"} for cell in job["cells"]]


def a_class(folder: Path, **sources: str) -> Path:
    """Write a file for each student into *folder*, which is made; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for student, source in sources.items():
        (folder / f"{student}.py").write_text(source)
    return folder


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until *condition* holds; it has to, soon."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
