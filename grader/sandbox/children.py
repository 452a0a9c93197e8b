"""Processes of ours that do a job: forked by a warm parent, or started afresh where nothing forks."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import time
import uuid
from contextlib import suppress
from typing import Any, Protocol

from ..inside import platforms
from .place import Place

MARK = "KERAS_GRADER_MARK"  #: By this variable we find what we started, wherever it hangs.
OURS = uuid.uuid4().hex  #: With this, every mark begins that this process gives: other graders may run, too.
LOST = -9  #: What a child is taken to have ended with whose keeper was killed.
CREDENTIALS = struct.Struct("3i")  #: struct ucred: process, user, group.
_PATIENCE = 0.5  #: Seconds within which a keeper ends everything; then we do it ourselves.


def new_mark() -> str:
    """Return a value for MARK that nothing else has."""
    return OURS + uuid.uuid4().hex


class Child(Protocol):
    """A process that reads requests from `incoming` and writes frames to `outgoing`."""

    incoming: int  #: We write here. Whoever talks with the child closes both.
    outgoing: int  #: We read here.
    peak_mb: float  #: What the system says it used at most; 0 where it does not say.

    def usage(self, enough_mb: float) -> platforms.Usage:
        """Return what it and its descendants use now."""

    def processes(self) -> list[Any]:
        """Return what was started for it, its keeper first where it has one."""

    def returncode(self) -> int | None:
        """Return its exit status, or minus the signal that ended it; None while it runs."""

    def lost(self) -> bool:
        """Say whether it ended and nobody is left to say how."""

    def kill(self) -> None:
        """End it and all its descendants, within a second."""

    def close(self) -> None:
        """Kill it, and let go of it."""


class Spawned:
    """A child that is a process of its own from the start."""

    def __init__(self, place: Place, role: str, log: Any) -> None:
        requests, self.incoming = os.pipe()
        self.outgoing, frames = os.pipe()
        self.peak_mb = 0.0
        try:
            self._process, self._mark = place.start_python(role, stdin=requests, stdout=frames, stderr=log)
        finally:
            os.close(requests)
            os.close(frames)

    def usage(self, enough_mb: float) -> platforms.Usage:
        """Return what it and its descendants use now."""
        return platforms.usage(self.processes(), enough_mb)

    def processes(self) -> list[Any]:
        """Return it and its descendants."""
        return platforms.family(self._process.pid)

    def returncode(self) -> int | None:
        """Return its exit status, or minus the signal that ended it; None while it runs."""
        return self._process.poll()

    def lost(self) -> bool:
        """Say no: the system itself keeps how a process ended."""
        return False

    def kill(self) -> None:
        """End it and all its descendants."""
        platforms.kill_family(self._process.pid)
        platforms.kill_marked(MARK, self._mark)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)

    def close(self) -> None:
        """Kill it, and reap it."""
        self.kill()
        self._process.wait()


class Forked:
    """A child that a warm parent forked, known through its keeper."""

    def __init__(self, control: socket.socket, incoming: int, outgoing: int) -> None:
        self.incoming, self.outgoing = incoming, outgoing
        self.peak_mb = 0.0
        self._control = control
        control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before its keeper says anything
        self._keeper: int | None = None
        self._news: dict[str, int] = {}
        self._heard = b""
        self._lost = False

    def usage(self, enough_mb: float) -> platforms.Usage:
        """Return what the child and everything below its keeper use now."""
        return platforms.usage(self.processes()[1:], enough_mb)

    def processes(self) -> list[Any]:
        """Return its keeper, and after it everything below, by the numbers that they have out here."""
        self._listen()
        return platforms.family(self._keeper) if self._keeper else []

    def returncode(self) -> int | None:
        """Return its exit status, or minus the signal that ended it; None while it runs."""
        self._listen()
        return self._news.get("returncode", LOST if self._lost else None)

    def lost(self) -> bool:
        """Say whether its keeper went without having said how it ended."""
        self._listen()
        return self._lost and "returncode" not in self._news

    def kill(self) -> None:
        """Let the keeper end everything; where it cannot, end it together with its keeper."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _PATIENCE
        while self.returncode() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        if "returncode" not in self._news:
            for one in self.processes():  # all looked up first: what lost its keeper hangs elsewhere
                platforms.kill_family(one.pid)

    def close(self) -> None:
        """Kill it, and close its keeper's control socket."""
        self.kill()
        self._control.close()

    def _listen(self) -> None:
        """Take in what the keeper has said so far."""
        try:
            while piece := self._hear():
                self._heard += piece
            self._lost = True
        except BlockingIOError:
            pass
        except OSError:  # closed, by us or with the keeper
            self._lost = True
        *lines, self._heard = self._heard.split(b"\n")
        for line in lines:
            self._news |= json.loads(line)
        self.peak_mb = self._news.get("peak_kb", 0) / 1024

    def _hear(self) -> bytes:
        """The kernel says who speaks; the keeper itself may know only its number in its own namespace."""
        piece, about, _, _ = self._control.recvmsg(
            4096, socket.CMSG_SPACE(CREDENTIALS.size), socket.MSG_DONTWAIT
        )
        if self._keeper is None and piece:
            senders = [data for _, kind, data in about if kind == socket.SCM_CREDENTIALS]
            self._keeper = CREDENTIALS.unpack(senders[0])[0] if senders else None
        return piece
