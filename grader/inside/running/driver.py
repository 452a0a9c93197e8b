"""
Runs one submission: reads the job, runs its cells in order, tells what happens, leaves.

What the submission does wrong is news; what goes wrong here before its first cell is a "failed" frame.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from types import ModuleType
from typing import Any, NoReturn, Protocol

from .. import environment, platforms, signs
from ..channel import Channel
from ..frames import read_frame
from .notes import Notes
from .outputs import Outputs
from .streams import Streams

FORMAT = 1
_clock, _leave = time.perf_counter, os._exit  # as they are before anybody replaces them


class Observer(Protocol):
    """What looks on while cells run; see observing/observer.py."""

    rewriter: Any  #: A syntax tree transformer through which every cell goes.

    def install(self) -> None:
        """Get ready, before the first cell."""

    def cell_started(self, position: int) -> None:
        """A cell starts."""

    def at(self, line: int) -> None:
        """A top-level statement is about to run."""

    def statement_done(self, namespace: dict[str, Any]) -> None:
        """It ran."""

    def statement_failed(self, error: BaseException) -> None:
        """It raised *error*."""

    def cell_ended(self, namespace: dict[str, Any]) -> None:
        """The cell ended, well or not."""

    def finish(self, namespace: dict[str, Any]) -> None:
        """All cells ended."""


def main(incoming: int, outgoing: int) -> NoReturn:
    """Read one job frame from *incoming*, write frames to *outgoing*, and end the process."""
    channel = Channel(outgoing)
    channel.send("hello", format=FORMAT)
    try:
        request = read_frame(incoming)
        os.close(incoming)
        assert request is not None, "there was no job"
        session = _prepare({**request[0]["job"], "payload": request[1]}, channel)
    except BaseException:
        channel.send("failed", text=traceback.format_exc())
        _leave(signs.OUR_FAULT)
    session.run()
    _leave(0)


def _prepare(job: dict[str, Any], channel: Channel) -> Session:
    platforms.limit_this_process(job["limits"]["memory_mb"], job["limits"]["processes"])
    environment.enter(job)
    if job["tensorflow"]:
        environment.load_tensorflow()
    environment.seed(job["seed"])
    channel.send("environment", **environment.describe(job["packages"]))
    from ..observing.observer import Observer

    session = Session(job, channel, Observer(channel, job))
    environment.open_module_path(job["folder"])
    return session


class Session:
    """One submission, from its first cell to its last."""

    def __init__(self, job: dict[str, Any], channel: Channel, observer: Observer) -> None:
        """Capture the streams, start the shell, let *observer* get ready."""
        from .shell import new_shell

        self._owner = os.getpid()
        self._job, self._channel, self._observer = job, channel, observer
        self._notes = Notes(channel)
        self._outputs = Outputs(channel, job["limits"]["output_kb"] * 1024)
        self._streams = Streams(self._outputs)
        self._shell = new_shell()
        self._shell.attach(self._outputs, self._streams, self._notes, observer, job["packages"])
        self._namespace: dict[str, Any] = self._shell.user_ns
        self._streams.capture()
        os._exit = self._leave_at_once
        _as_main_program(self._shell.user_module, job)
        observer.install()
        self._shell.ast_transformers.append(observer.rewriter)

    def run(self) -> None:
        """Run every cell; an error in one does not stop the next."""
        for cell in self._job["cells"]:
            self._run_cell(cell["position"], cell["source"])
        self._observer.finish(self._namespace)
        self._streams.settle()
        self._channel.send("done")

    def _run_cell(self, position: int, source: str) -> None:
        self._notes.cell, self._notes.line = position, None
        self._outputs.begin(position)
        self._channel.send("cell", cell=position, state="started")
        self._observer.cell_started(position)
        start = _clock()
        error = self._shell.run_one(position, source)
        if os.getpid() != self._owner:  # the cell forked, and this is the child: it has no business here
            _leave(0)
        self._streams.settle()
        self._observer.cell_ended(self._namespace)
        self._streams.settle()
        self._outputs.settle()
        self._keep_backend()
        state = "ok" if error is None else "error"
        self._channel.send("cell", cell=position, state=state, seconds=_clock() - start, error=error)

    def _keep_backend(self) -> None:
        wanted = os.environ.get("KERAS_BACKEND", "tensorflow")
        if wanted != "tensorflow":
            os.environ["KERAS_BACKEND"] = "tensorflow"
            text = f"KERAS_BACKEND={wanted} was asked for; this grader runs Keras on TensorFlow."
            self._notes.add("other", text, "KERAS_BACKEND")

    def _leave_at_once(self, status: int = 0) -> NoReturn:
        """Stand for os._exit: what was printed before is not lost with the process."""
        if os.getpid() == self._owner:
            self._streams.settle()
            self._outputs.settle()
        _leave(status)


def _as_main_program(module: ModuleType, job: dict[str, Any]) -> None:
    """A module knows its own file, a notebook does not; both are `__main__`."""
    sys.modules["__main__"] = module
    if job["kind"] == "module":
        module.__dict__["__file__"] = os.path.join(job["folder"], job["name"])  # noqa: PTH118 -- as Python has it
