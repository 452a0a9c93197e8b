"""
A warm parent: it imports what every run needs, TensorFlow too where asked, and forks a child a request.

It never runs an operation: a process forked after one hangs. A request is a role, the name of the folder
that holds the run's files where runs are enclosed, and three descriptors: the control socket of the child's
keeper, and the child's requests and frames. Another request is for one more warm parent: that costs a fork,
and what came to the first one is nothing to the second.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from . import keeper, platforms
from .put_off import put_off
from .signs import OUR_FAULT, PARENT, READY, SWEEP

WARM = (
    "numpy",
    "IPython.core.interactiveshell",
    "grader.inside.running.shell",
    "grader.inside.observing.observer",
)
Begin = Callable[[str, str, list[int]], NoReturn]  #: What a fork does with a role, a folder, descriptors.


class Launcher:
    """Answers requests until nobody is left to make any."""

    def __init__(self, requests: socket.socket, begin: Begin) -> None:
        self._requests, self._begin = requests, begin
        self._keepers: set[int] = set()

    def run(self) -> None:
        """Fork a keeper a request; end with the last word of whoever started us."""
        platforms.become_subreaper()
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

    def _fork(self, request: str, descriptors: list[int]) -> None:
        child = _forked()
        if child == 0:
            self._requests.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if request == PARENT.decode():
                self._another(descriptors)
            role, _, stage = request.partition(" ")
            self._begin(role, stage, descriptors)
        if child is not None:
            self._keepers.add(child)
        for descriptor in descriptors:  # where there is no child, whoever asked notices by this
            os.close(descriptor)

    def _another(self, descriptors: list[int]) -> NoReturn:
        """Be one more warm parent, for whoever is at the other end of the one descriptor."""
        try:
            (descriptor,) = descriptors
            with socket.socket(fileno=descriptor) as requests:
                Launcher(requests, self._begin).run()
            os._exit(0)
        except BaseException:  # a fork never goes on with what its parent was about to do
            traceback.print_exc()
            os._exit(OUR_FAULT)

    def _sweep(self) -> None:
        """Kill what came to us because its keeper died."""
        for child in platforms.children(os.getpid()):
            if child.pid not in self._keepers:
                platforms.kill_family(child.pid)

    def _reap(self, _signal: int, _frame: FrameType | None) -> None:
        while (ended := keeper.reap()) is not None:
            self._keepers.discard(ended.pid)


def _forked() -> int | None:
    """Fork; return None, and say why, where the system will not: that is no reason to end all that runs."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # 3.12 on: of threads; ours runs none
            return os.fork()
    except OSError as error:
        print(f"no process could be started: {error}", file=sys.stderr, flush=True)
        return None


def begin_here(role: str, _stage: str, descriptors: list[int]) -> NoReturn:
    """Take *role* among the processes of this user."""
    try:
        keeper.keep(role, descriptors)
    except BaseException:  # a fork never goes on with what its parent was about to do
        traceback.print_exc()
        os._exit(OUR_FAULT)


def _import(*modules: str) -> None:
    """Import what stays: looking through it for garbage would take time now, and memory in every fork."""
    gc.disable()
    put_off()
    for name in modules:
        importlib.import_module(name)
    gc.enable()
    gc.freeze()


def launch(descriptor: str, modules: list[str], begin: Begin = begin_here) -> NoReturn:
    """Import *modules* besides the usual ones, then serve requests that come through *descriptor*."""
    with socket.socket(fileno=int(descriptor)) as requests:
        requests.set_inheritable(False)
        _import(*WARM, *modules)
        Launcher(requests, begin).run()
    os._exit(0)  # tearing TensorFlow down in good order takes a fifth of a second, for nobody
