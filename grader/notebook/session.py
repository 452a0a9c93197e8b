"""One session of a notebook, looked at: what it is, what it did, and what its written answers are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from ..digest import digest
from ..errors import GraderError
from ..facts import HandedIn
from ..frames import Frame
from ..inside.environment import describe
from ..inside.live.onlooker import Onlooker
from ..inside.live.statements import number_of_cell, only_prepares
from ..records import Assignment
from ..submission import read_submission
from .kept import Kept

#: Where a server (Jupyter's, VS Code's) says which notebook a kernel belongs to.
_SERVERS, _EDITORS = "JPY_SESSION_NAME", "__vsc_ipynb_file__"


class Seen(NamedTuple):
    """All that is known of a session at one moment."""

    handed_in: HandedIn
    frames: list[Frame]
    cells: tuple[int, ...]  #: The numbers of those that ran, as in `In [3]`.
    late: bool  #: Cells ran before anybody looked on.
    trainings_known: bool  #: Everything that trained a network was seen, or read afterwards.
    saved: bool  #: The written answers are known, from the notebook's file.
    old: tuple[int, ...] = ()  #: Cells that would do something else now: what they build on is another thing.
    asks: bool = False  #: Some cell may wait for somebody at the keyboard.


class Session:
    """Looks on in *shell* from now on."""

    def __init__(self, shell: Any, assignment: Assignment) -> None:
        self._shell, self._assignment = shell, assignment
        self._kept = Kept()
        datasets = {name: str(path) for name, path in assignment.shelf.items()}
        self._onlooker = Onlooker(self._kept, self._kept.begin, datasets, assignment.dataset)
        self._late = number_of_cell(shell) > 1 or not only_prepares(
            shell.history_manager.input_hist_parsed[-1]
        )
        self._kept.send("environment", **describe(list(assignment.packages)))
        self._onlooker.join(shell)

    def look(self) -> Seen:
        """Look at everything that is there now."""
        self._kept.begin(None, "")  # what looking finds is not what the cell that asks did
        self._onlooker.look(self._shell.user_ns)
        at_work = number_of_cell(self._shell)
        handed_in, saved = self._handed_in(at_work)
        frames = [frame for frame in self._kept.frames() if not _begins(frame, at_work)]
        highest = max([at_work, *(frame.header.get("cell") or 0 for frame in frames)])
        return Seen(
            handed_in,
            frames,
            tuple(range(1, highest + 1)),
            self._late,
            self._onlooker.trainings_known,
            saved,
            self._kept.out_of_date(),
            any("input(" in source for source in self._shell.history_manager.input_hist_parsed),
        )

    def _handed_in(self, cells: int) -> tuple[HandedIn, bool]:
        """What the file says in words; cells go by the numbers beside them, which no file knows."""
        path = notebook_of(self._shell.user_ns)
        try:
            submission = None if path is None else read_submission(path)
        except (GraderError, OSError):
            submission = None
        if submission is None:
            sources = "\0".join(self._shell.history_manager.input_hist_raw)
            sha256 = hashlib.sha256(sources.encode("utf-8", "replace")).hexdigest()
            return HandedIn(name="This session", kind="notebook", sha256=sha256, cells=cells), False
        as_read = msgspec.structs.replace(
            submission.handed_in, whole=digest(submission), cells=cells, lines={}, joined=(), listing=()
        )
        return as_read, True


def notebook_of(namespace: Mapping[str, Any]) -> Path | None:
    """Return the file of the notebook that this kernel runs, where whoever started it says so."""
    said = namespace.get(_EDITORS) or os.environ.get(_SERVERS)
    if not isinstance(said, str) or not said.endswith(".ipynb"):
        return None
    places = (Path(said), Path.cwd() / said, Path.cwd() / Path(said).name)
    return next((place for place in places if place.is_file()), None)


def _begins(frame: Frame, cell: int) -> bool:
    """Whether this says that *cell* began: the one that asks where the session stands is none of it."""
    return bool(frame.header["kind"] == "cell" and frame.header["cell"] == cell)
