"""Where data sets are asked for: handed out, or explained."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..place import Scene


class NotOnTheShelf(OSError):
    """A submission asked for data that the course does not provide."""


class Counter:
    """Hands out the files of the shelf, and tells of everything that was asked for."""

    def __init__(self, scene: Scene, shelf: Mapping[str, str]) -> None:
        self._scene, self._shelf = scene, shelf

    def has(self, name: str) -> bool:
        """Whether the shelf holds the data set called *name*."""
        return name in self._shelf

    def path(self, name: str, spelled: str) -> Path:
        """Return the file of data set *name*; raise NotOnTheShelf with what can be done about it."""
        if name not in self._shelf:
            raise self.refused(name, spelled)
        self._scene.tell("load", dataset=name, spelled=spelled, served=True)
        return Path(self._shelf[name])

    def refused(self, name: str, spelled: str) -> NotOnTheShelf:
        """Tell that data set *name* was asked for in vain, and return the error for the student."""
        self._scene.tell("load", dataset=name, spelled=spelled, served=False)
        return self.missing(name)

    def file(self, name: str) -> Path:
        """Return the file of a data set that was already asked for."""
        return Path(self._shelf[name])

    def brought(self, name: str, spelled: str) -> None:
        """Tell of data that a submission got elsewhere: a library or a file beside it had it."""
        self._scene.tell("load", dataset=name, spelled=spelled, served=True)

    def missing(self, name: str) -> NotOnTheShelf:
        """Tell that *name* is missing, and return the error for the student."""
        there = ", ".join(sorted(self._shelf)) or "nothing yet"
        text = (
            f"{name!r} is not on this course's shelf (which holds: {there}), and submissions run without"
            f" a network. Whoever runs the course can add it: put the file beside assignment.toml and"
            f" name it there under [shelf]."
        )
        self._scene.note("not-on-the-shelf", text, name)
        return NotOnTheShelf(text)
