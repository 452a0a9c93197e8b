"""The warm parent as seen from outside: started once, asked for a child a job, replaced when it dies."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import suppress
from typing import Any

from ..errors import SandboxUnavailable
from ..inside import platforms
from ..inside.signs import READY, SWEEP
from .children import MARK, Forked
from .place import Place

START_SECONDS = 180.0  #: Importing TensorFlow from a cold disk takes a while.
_SWEEP_SECONDS = 2.0


class WarmParent:
    """A process that has imported what runs need, and forks a child a request."""

    def __init__(self, place: Place, log: Any, *, tensorflow: bool) -> None:
        """Start it in the background; standard error goes to the file *log*."""
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        modules = ["tensorflow"] if tensorflow else []
        with theirs:
            self._process, self._mark = place.start_python(
                "launcher",
                str(theirs.fileno()),
                *modules,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        self._ready = False
        self.runs = 0  #: That it was asked for, as its owner counts them.

    def alive(self) -> bool:
        """Say whether it still runs."""
        return self._process.poll() is None

    def fork(self, role: str, stage: str = "") -> Forked:
        """
        Return a new child that takes *role*, and where runs are enclosed finds the files of folder *stage*.

        Raises SandboxUnavailable where there is no parent left.
        """
        self._wait_until_ready()
        control, theirs = socket.socketpair()
        requests, incoming = os.pipe()
        outgoing, frames = os.pipe()
        platforms.widen_pipe(frames)
        try:
            descriptors = [theirs.fileno(), requests, frames]
            socket.send_fds(self._requests, [f"{role} {stage}".strip().encode()], descriptors)
        except OSError as error:
            raise SandboxUnavailable(f"The process that starts submissions is gone: {error}.") from None
        finally:
            theirs.close()
            os.close(requests)
            os.close(frames)
        return Forked(control, incoming, outgoing)

    def sweep(self) -> None:
        """Have everything killed that lost its keeper."""
        with suppress(OSError):
            self._requests.send(SWEEP)
            self._requests.settimeout(_SWEEP_SECONDS)
            self._requests.recv(64)

    def kill(self) -> None:
        """End it with all its descendants at once; whoever uses it notices."""
        platforms.kill_family(self._process.pid)
        platforms.kill_marked(MARK, self._mark)

    def close(self) -> None:
        """End it with all its descendants."""
        self._requests.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_SWEEP_SECONDS)
        self.kill()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        self._requests.settimeout(START_SECONDS)
        try:
            self._ready = self._requests.recv(64) == READY
        except OSError as error:
            raise SandboxUnavailable(f"The process that starts submissions did not start: {error}.") from None
        if not self._ready:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_SWEEP_SECONDS)  # until it has said why
            raise SandboxUnavailable("The process that starts submissions ended at once.")
