"""
The `process` level: a process (tree) of its own for every run, with limits and a watch, on every system.

It protects against accidents, not against somebody who means harm: see `ISOLATION`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from ..facts import Isolation
from ..inside import platforms
from .children import MARK, new_mark
from .environment import home, scrubbed
from .folders import copy_in, private_folder
from .origins import Origins
from .place import Room
from .warm_sandbox import WarmSandbox

ISOLATION = Isolation(
    level="process",
    notes=(
        "The submission ran as a process of the same user: it could read and change that user's files.",
        "It could use the network.",
        "Time, memory, processes and printed output were limited, and everything it started was ended.",
    ),
)


class ProcessPlace:
    """The machine as it is, with a private folder for every run."""

    sealed = False

    def __init__(self, isolation: Isolation = ISOLATION) -> None:
        self.isolation = isolation
        self._stack = ExitStack()
        self._folder: Path | None = None

    def start_python(self, role: str, *words: str, **options: Any) -> tuple[subprocess.Popen[bytes], str]:
        """Start `python -m grader.inside` with *role* and *words*, at home in a folder of its own."""
        if self._folder is None:
            self._folder = self._stack.enter_context(private_folder())
        mark = new_mark()
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "grader.inside", role, *words],
            cwd=self._folder,
            env=scrubbed() | home(self._folder) | {MARK: mark},
            **platforms.popen_options(),
            **options,
        )
        return process, mark

    @contextmanager
    def room(self, job: Mapping[str, Any]) -> Iterator[Room]:
        """Make a private folder for one run, with its files copied in."""
        with private_folder() as folder:
            copy_in(job["files"], folder / "work")
            yield Room({**job, "folder": str(folder / "work"), "environment": home(folder)}, "")

    def datasets(self, paths: Mapping[str, str]) -> dict[str, str]:
        """Return *paths*: nothing is elsewhere here."""
        return dict(paths)

    def group(self, _limits: Mapping[str, Any]) -> None:
        """Return None: this level is the same on every system."""

    def close(self) -> None:
        """Remove the folder."""
        self._stack.close()
        self._folder = None


def process_sandbox() -> WarmSandbox:
    """Return a sandbox at the `process` level."""
    return WarmSandbox(Origins(ProcessPlace()))
