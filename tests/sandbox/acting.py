"""A child that is none: it says what it is told to say, and uses what it is told to use."""

from __future__ import annotations

import os
from typing import Any

from grader.inside.platforms import Usage


class Actor:
    """Stands for a child process: *lines* are its frames, *returncode* is how it ends."""

    peak_mb = 0.0

    def __init__(
        self, *lines: bytes, ends: int | None = 0, memory_mb: float = 10, processes: int = 1
    ) -> None:
        requests, self.incoming = os.pipe()
        self.outgoing, frames = os.pipe()
        self._usage = Usage(memory_mb, processes)
        self._ends = ends
        self._open = [requests]
        self.killed = False
        os.write(frames, b"".join(lines))
        if ends is None:
            self._open.append(frames)
        else:
            os.close(frames)

    def usage(self, enough_mb: float) -> Usage:
        return self._usage

    def processes(self) -> list[Any]:
        return []

    def returncode(self) -> int | None:
        return -9 if self.killed and self._ends is None else self._ends

    def lost(self) -> bool:
        return False

    def kill(self) -> None:
        self.killed = True

    def close(self) -> None:
        self.kill()
        for descriptor in self._open:
            os.close(descriptor)
        self._open.clear()
