"""The process that imports everything, once for all warm parents, as seen from outside."""

from __future__ import annotations

import socket
import subprocess
import threading
from contextlib import suppress
from typing import Any

from ..errors import SandboxUnavailable
from ..inside import platforms
from ..inside.signs import PARENT, READY, SWEEP
from .children import MARK
from .place import Place
from .warm import WarmParent, within

START_SECONDS = 180.0  #: Importing TensorFlow from a cold disk takes a while.
_PATIENCE = 2.0


class Origin:
    """Forks warm parents and nothing else, so that no run of a submission ever comes near it."""

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
        self._lock = threading.Lock()

    def alive(self) -> bool:
        """Say whether it still runs."""
        return self._process.poll() is None

    def parent(self) -> WarmParent:
        """Return a new warm parent; raise SandboxUnavailable where there can be none."""
        with self._lock:
            self._wait_until_ready()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anybody speaks
        try:
            with theirs:
                socket.send_fds(self._requests, [PARENT], [theirs.fileno()])
            return WarmParent(ours)
        except OSError as error:
            ours.close()
            raise SandboxUnavailable(f"The process that starts submissions is gone: {error}.") from None
        except SandboxUnavailable:
            ours.close()
            raise

    def sweep(self) -> None:
        """Have everything killed that lost its warm parent, and whatever else watched over it."""
        with self._lock, suppress(OSError), within(_PATIENCE, self._requests):
            if self._ready:
                self._requests.send(SWEEP)
                self._requests.recv(64)

    def kill(self) -> None:
        """End it with all its descendants at once; whoever uses it notices."""
        platforms.kill_family(self._process.pid)
        platforms.kill_marked(MARK, self._mark)

    def close(self) -> None:
        """End it with all its descendants."""
        self._requests.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self.kill()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        try:
            with within(START_SECONDS, self._requests):
                self._ready = self._requests.recv(64) == READY
        except OSError as error:
            raise SandboxUnavailable(f"The process that starts submissions did not start: {error}.") from None
        if not self._ready:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE)  # until it has said why
            raise SandboxUnavailable("The process that starts submissions ended at once.")
