"""An observer in somebody else's session: it listens to IPython, and finds what was there before."""

from __future__ import annotations

import builtins
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..observing.parts import Parts
from ..observing.picks.importing import RewritingFinder
from ..observing.picks.rewriting import HOOK, PickRewriter
from ..observing.place import Scene, Sender
from ..running import tracebacks
from . import catching_up
from .cells import Cells

_NO_LIMITS = {"epochs": sys.maxsize}  #: A training of the student's own is never stopped.


class Onlooker:
    """What the extension of a notebook knows of all observing."""

    def __init__(
        self,
        channel: Sender,
        begins: Callable[[str | None, str], None],
        datasets: Mapping[str, str],
        dataset: str,
    ) -> None:
        """Tell *channel* what is seen, and *begins* of every cell before that."""
        job = {
            "kind": "notebook",
            "folder": str(Path.cwd()),
            "datasets": datasets,
            "dataset": dataset,
            "limits": _NO_LIMITS,
            "stock": True,  # their trainings go as they always did
        }
        self.cell_begins = begins
        self._scene = Scene(channel)
        self._parts = Parts(self._scene, job)
        self._rewriter = PickRewriter()
        self._started = 0.0
        self.trainings_known = True  #: Whether all that trained a network was seen, or read afterwards.

    def join(self, shell: Any) -> None:
        """Learn what this session did so far, then look on while it goes on."""
        self.trainings_known = False
        with self._scene.looking_at("What ran before"):
            self.trainings_known = catching_up.catch_up(self._scene, self._parts, shell)
        with self._scene.looking_at("The session"):
            self._parts.look_on()
        builtins.__dict__[HOOK] = self._parts.picks
        shell.user_ns[HOOK] = self._parts.picks  # which functions take along to other processes
        RewritingFinder(Path.cwd(), self._rewriter).install()
        shell.ast_transformers.append(self._rewriter)
        Cells(self, shell).listen()

    def cell_started(self, count: int, file: str) -> None:
        """The cell that is to have `[count]` beside it begins; its code is called *file*."""
        self._scene.enter(count, file)
        self._started = time.perf_counter()
        self._scene.send("cell", cell=count, state="started")

    def at(self, line: int) -> None:
        """The top-level statement at *line* is about to run."""
        self._scene.line = line

    def statement_done(self, namespace: Mapping[str, Any]) -> None:
        """A top-level statement ran; look what it left behind."""
        self._parts.look(namespace)

    def statement_failed(self, error: BaseException) -> None:
        """It raised *error*; look what the functions that this came out of had."""
        self._parts.functions.left(error.__traceback__)

    def cell_ended(self, file: str, error: BaseException | None) -> None:
        """The cell ended, well or not."""
        told = None if error is None else tracebacks.describe(error, file)
        seconds = time.perf_counter() - self._started
        state = "ok" if error is None else "error"
        self._scene.send("cell", cell=self._scene.cell, state=state, seconds=seconds, error=told)

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Look at everything there is now, as a run does at its end; no cell runs again."""
        self._parts.look(namespace)
        self._parts.close(namespace)
