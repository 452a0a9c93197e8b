"""
One child's keeper: it sees how the child ends, and that nothing of it is left.

It lies between the warm parent and the child, adopts whatever the child's descendants leave behind, and
kills everything when the child ends, or when the control socket closes: then nobody waits any more.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from . import platforms
from .roles import ROLES


class Ended(NamedTuple):
    """A child that was reaped: exit status or minus the signal, and its peak of memory in kilobytes."""

    pid: int
    returncode: int
    peak_kb: int


def keep(role: str, descriptors: Sequence[int], ready: Callable[[int, int], None] | None = None) -> NoReturn:
    """
    Fork a child that takes *role*, tell how it begins and ends, leave nothing behind.

    *descriptors* are the control socket, where it is told, and the child's requests and frames. The child
    calls *ready* with the latter two before anything else.
    """
    control, incoming, outgoing = descriptors
    news = socket.socket(fileno=control)
    platforms.new_session()
    platforms.become_subreaper()
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    # As process number 1 it is deaf, also to its child, for every signal that it has no handler for.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    child = os.fork()
    if child == 0:
        news.close()
        _leave_the_keeper(woken, wake)
        if ready is not None:
            ready(incoming, outgoing)
        ROLES[role](incoming, outgoing)
    os.close(incoming)
    os.close(outgoing)
    _tell(news, keeper=os.getpid(), child=child)
    ended = _wait(child, news, woken)
    _leave_nothing()
    _tell(news, returncode=ended.returncode, peak_kb=ended.peak_kb)
    os._exit(0)


def reap() -> Ended | None:
    """Reap one ended child of this process; None where there is none."""
    try:
        pid, status, used = os.wait4(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return Ended(pid, os.waitstatus_to_exitcode(status), used.ru_maxrss) if pid else None


def _leave_the_keeper(*leftovers: int) -> None:
    """Be a process like any other that Python started, where an interrupt is a KeyboardInterrupt."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for descriptor in leftovers:
        os.close(descriptor)
    platforms.new_session()


def _wait(child: int, control: socket.socket, woken: int) -> Ended:
    """Wait for *child*; a word on the control socket, the last one above all, means: end it now."""
    watched: list[Any] = [control, woken]
    while True:
        while (ended := reap()) is not None:
            if ended.pid == child:
                return ended
        ready, _, _ = select.select(watched, [], [])
        if woken in ready:
            os.read(woken, 512)
        if control in ready:
            watched.remove(control)
            platforms.kill(platforms.family(child))


def _leave_nothing() -> None:
    """Kill all descendants, those born meanwhile and those that left the session too."""
    while children := platforms.children(os.getpid()):
        for one in children:
            platforms.kill(platforms.family(one.pid))
        while reap() is not None:
            pass


def _tell(control: socket.socket, **news: int) -> None:
    try:
        control.sendall(json.dumps(news).encode() + b"\n")
    except OSError:  # nobody waits any more
        _leave_nothing()
        os._exit(1)
