"""What a command costs: seconds on the clock, seconds of all processors, memory at most."""

from __future__ import annotations

import subprocess
import threading
import time
from contextlib import suppress
from typing import NamedTuple, Self

import psutil

from .others import Ready

_EVERY = 1.0  #: Seconds between two looks at memory.


class Cost(NamedTuple):
    """Of all commands together. CPU seconds are the whole machine's, so nothing else may run meanwhile."""

    wall: float
    cpu: float
    memory_mb: float


def cost(ready: Ready) -> Cost:
    """Run the commands one after the other; raise CalledProcessError with what the first wrong one said."""
    watch = _Memory()
    start, cpu = time.perf_counter(), busy()
    with watch:
        for command in ready.commands:
            done = subprocess.Popen(
                command,
                cwd=ready.folder,
                env=ready.environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            watch.root = done.pid
            said, _ = done.communicate()
            if done.returncode:
                raise subprocess.CalledProcessError(done.returncode, command, said)
    return Cost(time.perf_counter() - start, busy() - cpu, watch.peak_mb)


def busy() -> float:
    """Return the seconds that all processors of this machine have worked."""
    times = psutil.cpu_times()
    return float(times.user + times.system)


class _Memory(threading.Thread):
    """Adds up, now and then, what a process and all below it have to themselves or in shares."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.root: int | None = None
        self.peak_mb = 0.0
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        while not self._ended.wait(_EVERY):
            self.peak_mb = max(self.peak_mb, self._now())

    def _now(self) -> float:
        total = 0.0
        with suppress(psutil.Error):
            top = psutil.Process(self.root)
            for one in (top, *top.children(recursive=True)):
                with suppress(psutil.Error):
                    total += one.memory_full_info().pss
        return total / 2**20
