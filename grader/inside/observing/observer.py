"""Looks on while a submission runs, and tells what it does. It never changes a result and never raises."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .parts import Parts
from .picks.importing import RewritingFinder
from .picks.rewriting import HOOK, PickRewriter
from .place import Scene, Sender


class Observer:
    """What the driver knows of all observing."""

    def __init__(self, channel: Sender, job: Mapping[str, Any]) -> None:
        self._scene = Scene(channel)
        self._job = job
        self._parts = Parts(self._scene, job)
        self.rewriter = PickRewriter()  #: For IPython's list of ast_transformers.

    def install(self) -> None:
        """Hook what is imported, and get ready to hook what will be; before the first cell."""
        with self._scene.looking_at("The submission"):
            self._parts.install()
            builtins.__dict__[HOOK] = self._parts.picks
            RewritingFinder(Path(self._job["folder"]), self.rewriter).install()

    def cell_started(self, position: int) -> None:
        """The cell at *position* is about to run."""
        self._scene.enter(position)

    def at(self, line: int) -> None:
        """The top-level statement at *line* is about to run."""
        self._scene.line = line

    def statement_done(self, namespace: Mapping[str, Any]) -> None:
        """A top-level statement ran; look what it left behind."""
        self._parts.look(namespace)

    def statement_failed(self, error: BaseException) -> None:
        """It raised *error*; look what the functions that this came out of had."""
        self._parts.functions.left(error.__traceback__)

    def cell_ended(self, namespace: Mapping[str, Any]) -> None:
        """The cell ended, well or not: a statement that failed may have left something, too."""
        self.statement_done(namespace)
        if "matplotlib.pyplot" in sys.modules:
            with self._scene.looking_at("The figures"):
                self._parts.figures.cell_ended()

    def finish(self, namespace: Mapping[str, Any]) -> None:
        """All cells ended."""
        self.statement_done(namespace)
        self._parts.close(namespace)
