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
        served = name in self._shelf
        self._scene.tell("load", dataset=name, spelled=spelled, served=served)
        if not served:
            raise self.missing(name)
        return Path(self._shelf[name])

    def file(self, name: str) -> Path:
        """Return the file of a data set that was already asked for."""
        return Path(self._shelf[name])

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
