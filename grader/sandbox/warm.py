"""A warm parent as seen from outside: it has imported what runs need, and forks a child a request."""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..errors import SandboxUnavailable
from ..inside import platforms
from ..inside.signs import READY, SWEEP
from .children import CREDENTIALS, Forked

_PATIENCE = 2.0  #: Seconds until it has swept, or has ended.
_START_SECONDS = 10.0  #: Until it has told that it is there: it was forked, and imports nothing.


class WarmParent:
    """A process that forks a child a request; one that imported everything forked it in turn."""

    def __init__(self, requests: socket.socket) -> None:
        """
        Take the other end of its requests, at which the kernel says who speaks (SO_PASSCRED).

        Raises SandboxUnavailable where it never says that it is there.
        """
        self._requests = requests
        self._pid = _met(requests)
        self.runs = 0  #: That it was asked for, as its owner counts them.

    @property
    def pid(self) -> int:
        """Its number out here."""
        return self._pid

    def alive(self) -> bool:
        """Say whether it still runs: nobody else holds the other end of its requests."""
        if self._requests.fileno() < 0:
            return False
        poll = select.poll()
        poll.register(self._requests, select.POLLRDHUP)
        return not poll.poll(0)

    def fork(self, role: str, stage: str = "") -> Forked:
        """
        Return a new child that takes *role*, and where runs are enclosed finds the files of folder *stage*.

        Raises SandboxUnavailable where there is no parent left.
        """
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

    def sweep(self) -> bool:
        """Have everything killed that lost its keeper; say whether that was done in time."""
        with suppress(OSError), within(_PATIENCE, self._requests):
            self._requests.send(SWEEP)
            return bool(self._requests.recv(64))
        return False

    def kill(self) -> None:
        """End it with all its descendants at once; whoever uses it notices."""
        if self.alive():
            platforms.kill_family(self._pid)

    def close(self) -> None:
        """End it with all its descendants; none of them is there any more afterwards."""
        lived = self.alive()
        with suppress(OSError), within(_PATIENCE, self._requests):
            self._requests.shutdown(socket.SHUT_WR)
            while self._requests.recv(64):
                pass
        if lived:  # a process says its last word a moment before it is gone
            platforms.kill_family(self._pid)
        self._requests.close()


@contextmanager
def within(seconds: float, requests: socket.socket) -> Iterator[None]:
    """Let nothing take longer meanwhile; it raises TimeoutError."""
    requests.settimeout(seconds)
    try:
        yield
    finally:
        requests.settimeout(None)


def _met(requests: socket.socket) -> int:
    """Wait until a warm parent has said that it is ready; the kernel says who that is."""
    try:
        with within(_START_SECONDS, requests):
            word, about, _, _ = requests.recvmsg(64, socket.CMSG_SPACE(CREDENTIALS.size))
    except OSError as error:
        raise SandboxUnavailable(f"The process that starts submissions did not start: {error}.") from None
    if word != READY:
        raise SandboxUnavailable("The process that starts submissions ended at once.")
    (sender,) = (data for _, kind, data in about if kind == socket.SCM_CREDENTIALS)
    return int(CREDENTIALS.unpack(sender)[0])
