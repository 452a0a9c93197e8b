"""Where in the submission we are, and the promise that our own failures stay ours."""

from __future__ import annotations

import inspect
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Protocol


class Sender(Protocol):
    """The way out of the sandbox, as far as observers need it."""

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Send one frame."""


class Scene:
    """The cell and line that run just now, and where facts about them go."""

    def __init__(self, channel: Sender) -> None:
        self._channel = channel
        self._failed: set[str] = set()
        self.cell: int | None = None  #: 1-based position among all cells of the file.
        self.line: int | None = None  #: 1-based line inside the cell.
        self._file: str | None = None

    def enter(self, cell: int | None, file: str | None = None) -> None:
        """A cell begins; *file* is what its code is called, where that is not after its position."""
        self.cell, self.line, self._file = cell, None, file

    def tell(self, kind: str, **fields: Any) -> None:
        """Send a fact that belongs to this place."""
        cell, line = self.here()
        self._channel.send(kind, **{"cell": cell, "line": line} | fields)

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Send something that belongs to no place."""
        self._channel.send(kind, payload, **fields)

    def note(self, about: str, text: str, subject: str = "") -> None:
        """Tell a person something about the run."""
        self.tell("note", about=about, text=text, subject=subject)

    def here(self, frame: FrameType | None = None) -> tuple[int | None, int | None]:
        """
        Return the cell and the line of it that is at work: inside a function of it, where one runs.

        With *frame*, the line that is at work there.
        """
        name = self._file or f"{os.sep}cell_{self.cell}.py"
        frame = frame or inspect.currentframe()
        while frame is not None:
            if frame.f_code.co_filename.endswith(name):
                return self.cell, frame.f_lineno
            frame = frame.f_back
        return self.cell, self.line

    @contextmanager
    def looking_at(self, what: str) -> Iterator[None]:
        """Guard a look of ours: whatever fails or warns in it never reaches the student, and is told once."""
        shown, warnings.showwarning = warnings.showwarning, _say_nothing
        try:
            yield
        except Exception as error:
            if what not in self._failed:
                self._failed.add(what)
                self.note("other", f"{what} could not be looked at ({type(error).__name__}: {error})."[:300])
        finally:
            warnings.showwarning = shown


def _say_nothing(*_: Any, **__: Any) -> None:
    """Stand for warnings.showwarning."""
