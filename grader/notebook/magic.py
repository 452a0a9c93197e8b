"""What IPython loads: `%grade`, and the look at the session that it rests on."""

from __future__ import annotations

import atexit
import difflib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from IPython.core.magic import Magics, line_magic, magics_class
from IPython.display import display

from ..assignment import load_assignment
from ..dataset import verify_data
from ..errors import GraderError, UsageError
from ..facts import Evidence
from ..records import Assignment
from ..reference import load_reference
from ..sandbox import Sandbox, choose
from .answering import answer, chosen
from .session import Session
from .show import Shown

ASSIGNMENT = "GRADER_ASSIGNMENT"  #: The variable that names the folder of another one than the shipped.


class Course:
    """One assignment, and how far this session is with it."""

    def __init__(self, shell: Any, folder: Path | None) -> None:
        """Begin to look on, and to get ready what measures; raises AssignmentError."""
        self._assignment: Assignment = load_assignment(folder)
        self._reference: Evidence = load_reference(self._assignment)
        verify_data(self._assignment)
        self._sandbox: Sandbox = choose("process")
        atexit.register(self._sandbox.close)
        self._sandbox.warm()
        self._session = Session(shell, self._assignment)

    def show(self, ids: Sequence[str]) -> None:
        """Show where the session stands, all of it or only these checks."""
        lines = self._assignment.rubric
        _require_known(ids, [line.check for line in lines if line.visibility == "student"])
        answered = answer(self._session.look(), self._assignment, self._reference, self._sandbox)
        display(Shown(chosen(answered, ids)))


@magics_class
class GradeMagics(Magics):  # type: ignore[misc]  # untyped
    """Holds what a session needs from one `%grade` to the next."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        folder = os.environ.get(ASSIGNMENT)
        self._course = Course(shell, Path(folder) if folder else None)

    @line_magic  # type: ignore[untyped-decorator]
    def grade(self, line: str) -> None:
        """Show where this session stands, without running anything again: `%grade`, or `%grade argmax`."""
        with _said():
            self._course.show(line.split())


def load(shell: Any) -> None:
    """Register `%grade` in *shell*, once."""
    if "GradeMagics" not in shell.magics_manager.registry:
        with _said():
            shell.register_magics(GradeMagics(shell))


@contextmanager
def _said() -> Iterator[None]:
    """Say in a sentence what went wrong: a student's cell does not end with a traceback of ours."""
    try:
        yield
    except GraderError as error:
        print(error)
    except Exception as error:
        print(
            f"%grade failed because of a mistake in the grader ({type(error).__name__}: {error}), not in "
            "your work. `grader check` may still do."
        )


def _require_known(ids: Sequence[str], known: Sequence[str]) -> None:
    for id_ in ids:
        if id_ not in known:
            near = difflib.get_close_matches(id_, known, 1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(f"There is no check called {id_}.{meant} There are: {', '.join(known)}.")
