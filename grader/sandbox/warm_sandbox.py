"""The sandbox itself, whatever the level of isolation: warm parents, a child a run, a verifier that stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, Self

from ..errors import SandboxUnavailable
from ..exported import Graph
from ..facts import Isolation
from ..frames import Frame, write_frame
from ..inside import platforms
from . import Ending
from .apart import Apart
from .children import Child, Spawned
from .endings import Kills
from .folders import sweep
from .following import Following
from .graph import LIMITS, GraphProcess
from .origins import Origins
from .verifier import Verifier
from .warm import WarmParent

MOST_RUNS = 200  #: That one warm parent forks; what wears it out slowly is then no matter.
Purpose = Literal["students", "verifier"]  #: A warm parent forks what students made, or the verifier.
_PATIENCE = 10.0  #: Seconds until a fork has told that it is there.


class WarmSandbox:
    """Runs submissions at one place, each in processes of its own that a warm parent forks."""

    def __init__(self, origins: Origins, runs: int = MOST_RUNS) -> None:
        """Run submissions where *origins* are; a warm parent has so many *runs*."""
        sweep()
        origins.take_part()
        self._origins, self._place = origins, origins.place
        self._most_runs = runs
        self._parents: dict[tuple[Purpose, bool], WarmParent] = {}
        self._verifiers: dict[bool, Verifier] = {}
        self._closed = False

    @property
    def isolation(self) -> Isolation:
        """What this level is, and what it does not hold."""
        return self._place.isolation

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        """Run a job in a private folder that is gone afterwards; see Sandbox.run."""
        payload = job.get("payload", b"")
        job = {name: value for name, value in job.items() if name != "payload"}
        tensorflow, ending = bool(job["tensorflow"]), None
        with self._origins.last_words(), self._place.room(job) as room:
            child = self._child("run", tensorflow, room.stage)
            try:
                with self._grouped(child, job["limits"]) as kills:
                    following = Following(child, job, on_frame, kills, sealed=self._place.sealed)
                    ending = following.follow(write_frame("job", payload, job=room.job))
                    return ending
            finally:
                child.close()
                self._wear(tensorflow, ending)

    def prepare(self, job: Mapping[str, Any]) -> None:
        """Have a verifier get ready for the job's data sets; see Sandbox.prepare."""
        if job["tensorflow"] and job["dataset"] and platforms.can_fork():
            with self._origins.last_words():
                datasets = self._place.datasets(job["datasets"])
                self._verifier(tensorflow=True).prepare(job["dataset"], datasets)

    def verify(
        self, request: Mapping[str, Any], payload: bytes, graph: Graph | None = None
    ) -> dict[str, Any]:
        """Have a verifier measure; one process answers many requests. See Sandbox.verify."""
        tensorflow = request["model"] is not None
        with self._origins.last_words():
            there = {**request, "datasets": self._place.datasets(request["datasets"])}
            if graph is not None:
                return self._measured_apart(there, payload, graph)
            return self._verifier(tensorflow=tensorflow).ask(there, payload)

    def _measured_apart(self, request: Mapping[str, Any], payload: bytes, graph: Graph) -> dict[str, Any]:
        child = self._child("graph", tensorflow=True)
        try:
            with self._grouped(child, LIMITS) as kills:
                process = GraphProcess(child, kills)
                return Apart(lambda: self._verifier(tensorflow=True), process, graph).measure(
                    request, payload
                )
        finally:
            child.close()
            self._sweep(tensorflow=True)

    def warm(self) -> None:
        """Begin to import TensorFlow in the background."""
        if platforms.can_fork():
            self._origins.warm()

    def beside(self) -> WarmSandbox:
        """Return another sandbox that shares with this one what was imported once."""
        return WarmSandbox(self._origins, self._most_runs)

    def stop(self) -> None:
        """End what runs here and beside, also in other threads, and let nothing start any more."""
        self._origins.stop()

    def close(self) -> None:
        """End every process; remove every file, unless somebody beside still works with them."""
        for tensorflow in list(self._verifiers):
            self._verifiers.pop(tensorflow).close()
        for purpose, tensorflow in list(self._parents):
            self._drop(purpose, tensorflow)
        if not self._closed:
            self._closed = True
            self._origins.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _grouped(self, child: Child, limits: Mapping[str, Any]) -> Iterator[Kills | None]:
        """Put *child*, before it has a job, into a control group; yield who counts what is killed there."""
        group = self._place.group(limits)
        if group is None:
            yield None
            return
        try:
            for process in _started(child):
                group.add(process.pid)
            yield group.kills
        finally:
            child.kill()
            group.close()

    def _child(self, role: str, tensorflow: bool, stage: str = "") -> Child:
        if self._origins.stopped:
            raise SandboxUnavailable("This sandbox was stopped.")
        if platforms.can_fork():
            purpose: Purpose = "verifier" if role == "verifier" else "students"
            return self._parent(purpose, tensorflow).fork(role, stage)
        return Spawned(self._place, role, self._origins.log)

    def _verifier(self, *, tensorflow: bool) -> Verifier:
        """Return the verifier, a new one where there is none (any more), or where it has answered enough."""
        verifier = self._verifiers.pop(tensorflow, None)
        if verifier is not None and not (verifier.alive() and verifier.answered < self._most_runs):
            verifier.close()
            verifier = None
        self._verifiers[tensorflow] = verifier or Verifier(self._child("verifier", tensorflow))
        return self._verifiers[tensorflow]

    def _parent(self, purpose: Purpose, tensorflow: bool) -> WarmParent:
        """Return the warm parent, a new one where there is none (any more)."""
        parent = self._parents.get((purpose, tensorflow))
        if parent is not None and not parent.alive():
            self._drop(purpose, tensorflow)
            parent = None
        if parent is None:
            parent = self._parents[purpose, tensorflow] = self._origins.lend(tensorflow=tensorflow)
        return parent

    def _wear(self, tensorflow: bool, ending: Ending | None) -> None:
        """Count a run; its warm parent forks no more after an odd *ending*, None where our side failed."""
        parent = self._parents.get(("students", tensorflow))
        if parent is None:
            return
        parent.runs += 1
        odd = ending is None or ending.outcome != "finished"
        if odd or parent.runs >= self._most_runs:
            self._drop("students", tensorflow, failed=ending is None)
        else:
            self._sweep(tensorflow)

    def _sweep(self, tensorflow: bool) -> None:
        """Have what lost its keeper killed by the warm parent that it came to, or by the origin."""
        parent = self._parents.get(("students", tensorflow))
        if parent is not None and not (parent.alive() and parent.sweep()):
            self._drop("students", tensorflow)

    def _drop(self, purpose: Purpose, tensorflow: bool, *, failed: bool = False) -> None:
        if purpose == "verifier" and tensorflow in self._verifiers:
            self._verifiers.pop(tensorflow).close()
        self._origins.give_back(self._parents.pop((purpose, tensorflow)), failed=failed)


def _started(child: Child) -> list[Any]:
    """Wait until a keeper has said that its child is there, and return both; nothing where it never does."""
    deadline = time.monotonic() + _PATIENCE
    while child.returncode() is None and time.monotonic() < deadline:
        if len(found := child.processes()) > 1:
            return found
        time.sleep(0.001)
    return []
