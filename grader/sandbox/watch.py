"""The watch over a running child: time, memory, number of processes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..facts import Outcome
from . import shared
from .children import Child

EVERY = 0.08  #: Seconds between two looks at what comes near a limit,
CALM = 0.25  #: and at what does not: to look costs milliseconds, for every process there is.
_NEAR = 0.4  #: Share of a limit.
NEARLY = 0.85  #: From this share of the memory limit on, a sudden end is put down to memory.


class Conclusion(NamedTuple):
    """Why a run has to end, in a word and as a sentence."""

    outcome: Outcome
    problem: str


class Watch:
    """Looks at a child from time to time, and says when it has had enough."""

    def __init__(self, child: Child, limits: Mapping[str, Any], start_seconds: float) -> None:
        self._child, self._limits = child, limits
        self._deadline = time.monotonic() + start_seconds
        self._started: float | None = None
        self._next_look = 0.0
        self._peak = 0.0
        self._shared_before = shared.in_use_mb()
        self.last_mb = 0.0

    def start(self) -> None:
        """Start the clock, with the first cell."""
        if self._started is None:
            self._started = time.monotonic()
            self._deadline = self._started + self._limits["seconds"]

    def look(self) -> Conclusion | None:
        """Return why the run has to end, None while it may go on."""
        now = time.monotonic()
        if now < min(self._next_look, self._deadline):
            return None
        used = self._child.usage(self._limits["memory_mb"])
        self.last_mb = max(used.memory_mb, self._let_go_of())
        self._peak = max(self._peak, self.last_mb)
        self._next_look = now + (EVERY if self._is_near(used.processes) else CALM)
        return self._judge(now, self.last_mb, used.processes)

    @property
    def seconds(self) -> float:
        """Wall clock since the first cell."""
        return 0.0 if self._started is None else time.monotonic() - self._started

    @property
    def peak_mb(self) -> float:
        """The most memory that was seen in use."""
        return max(self._peak, self._child.peak_mb)

    def nearly_full(self) -> bool:
        """Say whether memory was nearly used up when last looked at."""
        return bool(self.last_mb > NEARLY * self._limits["memory_mb"])

    def _is_near(self, processes: int) -> bool:
        memory, number = self._limits["memory_mb"], self._limits["processes"]
        return bool(self.last_mb > _NEAR * memory or processes > _NEAR * number)

    def _let_go_of(self) -> float:
        """
        Return the shared memory that the child filled and then let go of, in MB, once it is too much.

        The system counts such memory as no process's. So what all of the machine's shared memory grew by is
        taken for the child's, where that is over the limit and the child has an area of such memory at all.
        """
        grown = shared.in_use_mb() - self._shared_before
        if grown <= self._limits["memory_mb"]:
            return 0.0
        return grown if shared.is_had_by(self._child.processes()) else 0.0

    def _judge(self, now: float, memory_mb: float, processes: int) -> Conclusion | None:
        limits = self._limits
        if now >= self._deadline:
            return Conclusion(
                "timed-out", f"The run was ended after {limits['seconds']:g} seconds, the limit."
            )
        if memory_mb > limits["memory_mb"]:
            return Conclusion(
                "out-of-memory",
                f"The run was ended when it used more than {limits['memory_mb']} MB of memory, the limit.",
            )
        if processes > limits["processes"]:
            return Conclusion(
                "killed",
                f"The run was ended when it had more than {limits['processes']} processes, the limit.",
            )
        return None
