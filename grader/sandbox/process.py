"""
The `process` level: a process (tree) of its own for every run, with limits and a watch, on every system.

It protects against accidents, not against somebody who means harm: see `ISOLATION`.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import SandboxUnavailable
from ..facts import Isolation
from ..frames import Frame, write_frame
from ..inside import platforms
from . import Ending
from .children import Child, Spawned
from .environment import home
from .folders import copy_in, private_folder
from .following import Following
from .verifier import Verifier
from .warm import WarmParent

ISOLATION = Isolation(
    level="process",
    notes=(
        "The submission ran as a process of the same user: it could read and change that user's files.",
        "It could use the network.",
        "Time, memory, processes and printed output were limited, and everything it started was ended.",
    ),
)


class ProcessSandbox:
    """Runs submissions in processes of their own, forked from a warm parent where the system can."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._folder: Path | None = None
        self._log: Any = io.BytesIO()
        self._parents: dict[bool, WarmParent] = {}
        self._verifiers: dict[bool, Verifier] = {}

    @property
    def isolation(self) -> Isolation:
        """What this level is, and what it does not hold."""
        return ISOLATION

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        """Run a job in a private folder that is gone afterwards; see Sandbox.run."""
        tensorflow = bool(job["tensorflow"])
        with private_folder() as folder, self._last_words():
            copy_in(job["files"], folder / "work")
            place = {"folder": str(folder / "work"), "environment": home(folder)}
            child = self._child("run", tensorflow)
            try:
                return Following(child, job, on_frame).follow(write_frame("job", job={**job, **place}))
            finally:
                child.close()
                self._tidy()

    def verify(self, request: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """Have a verifier measure; one process answers many requests. See Sandbox.verify."""
        tensorflow = request["model"] is not None
        with self._last_words():
            return self._verifier(tensorflow).ask(request, payload)

    def close(self) -> None:
        """End every process, remove every file."""
        for verifier in self._verifiers.values():
            verifier.close()
        for parent in self._parents.values():
            parent.close()
        self._verifiers.clear()
        self._parents.clear()
        self._stack.close()
        self._folder = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _child(self, role: str, tensorflow: bool) -> Child:
        if platforms.can_fork():
            return self._parent(tensorflow).fork(role)
        return Spawned(role, self._home(), self._log)

    def _verifier(self, tensorflow: bool) -> Verifier:
        """Return the verifier, a new one where there is none (any more)."""
        verifier = self._verifiers.get(tensorflow)
        if verifier is not None and not verifier.alive():
            verifier.close()
            verifier = None
        if verifier is None:
            verifier = Verifier(self._child("verifier", tensorflow))
            self._verifiers[tensorflow] = verifier
        return verifier

    def _parent(self, tensorflow: bool) -> WarmParent:
        """Return the warm parent, a new one where there is none (any more)."""
        parent = self._parents.get(tensorflow)
        if parent is None or not parent.alive():
            if parent is not None:
                parent.close()
            parent = WarmParent(self._home(), self._log, tensorflow=tensorflow)
            self._parents[tensorflow] = parent
        return parent

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = self._stack.enter_context(private_folder())
            self._log = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 -- the stack does
        return self._folder

    def _tidy(self) -> None:
        """Kill what a run left behind by killing its keeper, or its keeper's parent."""
        for tensorflow, parent in list(self._parents.items()):
            if parent.alive():
                parent.sweep()
            else:
                parent.close()
                del self._parents[tensorflow]

    @contextmanager
    def _last_words(self) -> Iterator[None]:
        """Add to a failure of ours the last line that our processes wrote on standard error."""
        start = self._log.seek(0, io.SEEK_END)
        try:
            yield
        except SandboxUnavailable as error:
            self._log.seek(start if self._log.seek(0, io.SEEK_END) > start else 0)
            lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
            words = [
                str(error),
                *lines[-1:],
                "`grader doctor` says what is missing here, and how to mend it.",
            ]
            raise SandboxUnavailable(" ".join(words)) from None
