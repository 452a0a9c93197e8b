"""Where warm parents run: what differs between the levels of isolation, and nothing else does."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from ..facts import Isolation
from .cgroups import Group


class Room(NamedTuple):
    """What one run is given: its job with the paths as the run sees them, and the name of its folder."""

    job: dict[str, Any]
    stage: str


class Place(Protocol):
    """A place in which processes of ours are started, and runs find their files."""

    isolation: Isolation
    sealed: bool  #: Whether a run cannot end what watches over it.

    def start_python(self, role: str, *words: str, **options: Any) -> tuple[subprocess.Popen[bytes], str]:
        """Start `python -m grader.inside` here; return it and the mark that it and its children carry."""

    def room(self, job: Mapping[str, Any]) -> AbstractContextManager[Room]:
        """Lay out the files of *job* for one run; they are gone afterwards."""

    def datasets(self, paths: Mapping[str, str]) -> dict[str, str]:
        """Return where processes here find the data sets at *paths*."""

    def group(self, limits: Mapping[str, Any]) -> Group | None:
        """Return a new control group for one run with the job's *limits*; None where there is none."""

    def close(self) -> None:
        """Remove every file of this place."""
