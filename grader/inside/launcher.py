"""
A warm parent: it imports what every run needs, TensorFlow too where asked, and forks a child a request.

It never runs an operation: a process forked after one hangs. A request is a role and three descriptors:
the control socket of the child's keeper, and the child's requests and frames.
"""

from __future__ import annotations

import importlib
import os
import signal
import socket
import warnings
from types import FrameType

from . import keeper, platforms
from .signs import READY, SWEEP

WARM = (
    "numpy",
    "IPython.core.interactiveshell",
    "grader.inside.running.shell",
    "grader.inside.observing.observer",
)


class Launcher:
    """Answers requests until nobody is left to make any."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._keepers: set[int] = set()

    def run(self) -> None:
        """Fork a keeper a request; end with the last word of whoever started us."""
        signal.signal(signal.SIGCHLD, self._reap)
        self._requests.send(READY)
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._requests, 64, 3)
            if not message:
                break
            if message == SWEEP:
                self._sweep()
                self._requests.send(READY)
            else:
                self._fork(message.decode(), descriptors)
        platforms.kill(platforms.family(os.getpid())[1:])

    def _fork(self, role: str, descriptors: list[int]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # 3.12 on: of threads; ours runs none
            child = os.fork()
        if child == 0:
            self._requests.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            keeper.keep(role, *descriptors)
        self._keepers.add(child)
        for descriptor in descriptors:
            os.close(descriptor)

    def _sweep(self) -> None:
        """Kill what came to us because its keeper died."""
        for child in platforms.children(os.getpid()):
            if child.pid not in self._keepers:
                platforms.kill_family(child.pid)

    def _reap(self, _signal: int, _frame: FrameType | None) -> None:
        while (ended := keeper.reap()) is not None:
            self._keepers.discard(ended.pid)


def launch(descriptor: str, modules: list[str]) -> None:
    """Import *modules* besides the usual ones, then serve requests that come through *descriptor*."""
    with socket.socket(fileno=int(descriptor)) as requests:
        requests.set_inheritable(False)
        platforms.become_subreaper()
        for name in (*WARM, *modules):
            importlib.import_module(name)
        Launcher(requests).run()
