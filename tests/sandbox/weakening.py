"""A sandbox with one of its protections switched off: what a canary has to notice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from grader.frames import Frame
from grader.sandbox import Ending, Sandbox
from grader.sandbox import environment as variables
from grader.sandbox.boxed import place
from grader.sandbox.boxed.visible import Bind

INSIDE = Path(place.__file__).parents[2] / "inside"
Edit = tuple[str, str, str]  #: A file of `grader/inside`, what stands there, and what shall stand there.
Words = Callable[[list[str]], list[str]]


class Weak(NamedTuple):
    """What is switched off, and which canaries notice: all of these, and no others."""

    red: set[str]
    edits: tuple[Edit, ...] = ()  #: Of a copy of the code that encloses a run.
    words: Words | None = None  #: Changes bubblewrap's arguments.
    home: bool = False  #: The home is shown inside.
    unscrubbed: bool = False  #: All variables are passed on.

    def apply(self, monkeypatch: pytest.MonkeyPatch, folder: Path, home: Path) -> None:
        """Weaken every sandbox that is started from now on."""
        more = [Bind(home, str(home))] if self.home else []
        copy = _edited(self.edits, folder / "inside")
        binds, arguments, scrubbed = place.binds, place.arguments, variables.scrubbed
        words = self.words or list

        def others(*folders: Path) -> list[Bind]:
            ours = [one._replace(source=copy) if one.source == INSIDE else one for one in binds(*folders)]
            return [*ours, *more]

        monkeypatch.setattr(place, "binds", others)
        monkeypatch.setattr(place, "arguments", lambda *given: words(arguments(*given)))
        if self.unscrubbed:
            monkeypatch.setattr(variables, "scrubbed", lambda: scrubbed() | dict(os.environ))


class Generous:
    """A sandbox that grants more than it was asked to."""

    def __init__(self, sandbox: Sandbox, **limits: float) -> None:
        self._sandbox, self._limits = sandbox, limits
        self.isolation = sandbox.isolation

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        return self._sandbox.run({**job, "limits": {**job["limits"], **self._limits}}, on_frame)


def shared_network(words: Sequence[str]) -> list[str]:
    place = words.index("--unshare-all") + 1
    return [*words[:place], "--share-net", *words[place:]]


def writable(words: Sequence[str]) -> list[str]:
    """Mount nothing read-only."""
    kept: list[str] = []
    for word in words:
        if kept[-1:] == ["--remount-ro"]:
            kept.pop()
        else:
            kept.append("--bind" if word == "--ro-bind" else word)
    return kept


def _edited(edits: Sequence[Edit], copy: Path) -> Path:
    shutil.copytree(INSIDE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, old, new in edits:
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    return copy
