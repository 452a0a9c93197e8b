"""Sending a submission of ours through a sandbox, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ...frames import Frame
from .. import Ending, Sandbox

_PROBES = Path(__file__).parent / "probes"
_LIMITS = {"seconds": 30.0, "memory_mb": 2048, "processes": 64, "output_kb": 64, "epochs": 30}


class Tried(NamedTuple):
    """One run: how it ended, and the headers of its frames in order."""

    ending: Ending
    headers: tuple[Mapping[str, Any], ...]

    def printed(self) -> str:
        """Return all that it printed on standard output."""
        outputs = [one["output"] for one in self.headers if one["kind"] == "output"]
        return "".join(one["text"] for one in outputs if one.get("name") == "stdout")

    def outcomes(self) -> list[str]:
        """Return how every cell went that ended."""
        return [one["state"] for one in self.headers if one["kind"] == "cell" and one["state"] != "started"]

    def errors(self) -> list[str]:
        """Return the names of what the cells raised."""
        cells = (one for one in self.headers if one["kind"] == "cell")
        return [one["error"]["name"] for one in cells if one.get("error")]


def run(
    sandbox: Sandbox,
    *cells: str,
    files: Mapping[str, Path] | None = None,
    meanwhile: Callable[[str], None] = lambda _: None,
    **limits: float,
) -> Tried:
    """Run *cells*, with *files* beside them; *meanwhile* is told of which kind each frame is that arrives."""
    headers: list[Mapping[str, Any]] = []

    def on_frame(frame: Frame) -> None:
        headers.append(frame.header)
        meanwhile(frame.header["kind"])

    ending = sandbox.run(_job(cells, files or {}, limits), on_frame)
    return Tried(ending, tuple(headers))


def source(name: str) -> str:
    """Return the text of a file of probes."""
    return (_PROBES / f"{name}.py").read_text(encoding="utf-8")


def guarded(act: Callable[[], str | None]) -> str | None:
    """Return what *act* found; a canary that could not be tried found something, too."""
    try:
        return act()
    except Exception as error:
        return f"it could not be tried: {type(error).__name__}: {error}"


def _job(cells: tuple[str, ...], files: Mapping[str, Path], limits: Mapping[str, float]) -> dict[str, Any]:
    return {
        "name": "canary.ipynb",
        "kind": "notebook",
        "cells": [{"position": number, "source": text} for number, text in enumerate(cells, 1)],
        "files": {name: str(path) for name, path in files.items()},
        "dataset": "",
        "datasets": {},
        "limits": {**_LIMITS, **limits},
        "tensorflow": False,
        "packages": [],
        "seed": 0,
    }
