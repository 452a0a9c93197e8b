"""What IPython loads: `%grade`, and the look at the session that it rests on."""

from __future__ import annotations

import atexit
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from IPython.core.magic import Magics, line_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
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
        _require_known(ids, [line.check for line in self._assignment.rubric])
        answered = answer(self._session.look(), self._assignment, self._reference, self._sandbox)
        display(Shown(chosen(answered, ids)))


@magics_class
class GradeMagics(Magics):  # type: ignore[misc]  # untyped
    """Holds what a session needs from one `%grade` to the next."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._courses: dict[Path | None, Course] = {}
        self._course(None)

    @magic_arguments()  # type: ignore[untyped-decorator]
    @argument("checks", nargs="*", help="Names of checks, such as argmax; all where none is named.")  # type: ignore[untyped-decorator]
    @argument("--assignment", metavar="DIR", type=Path, help="Folder with assignment.toml.")  # type: ignore[untyped-decorator]
    @line_magic  # type: ignore[untyped-decorator]
    def grade(self, line: str) -> None:
        """Show where this session stands, without running anything again."""
        said = parse_argstring(self.grade, line)
        try:
            self._course(said.assignment).show(said.checks)
        except GraderError as error:
            print(error)

    def _course(self, folder: Path | None) -> Course:
        if folder not in self._courses:
            self._courses[folder] = Course(self.shell, folder)
        return self._courses[folder]


def load(shell: Any) -> None:
    """Register `%grade` in *shell*, once."""
    if "GradeMagics" not in shell.magics_manager.registry:
        try:
            shell.register_magics(GradeMagics(shell))
        except GraderError as error:
            print(f"%grade is not there: {error}")


def _require_known(ids: Sequence[str], known: Sequence[str]) -> None:
    for id_ in ids:
        if id_ not in known:
            near = difflib.get_close_matches(id_, known, 1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(f"There is no check called {id_}.{meant} There are: {', '.join(known)}.")
