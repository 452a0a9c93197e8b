"""What a canary says, and how it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...frames import Frame
from .. import Ending, Sandbox

LIMITS = {"seconds": 20.0, "memory_mb": 400, "processes": 40, "output_kb": 64, "epochs": 1}


class Canary(NamedTuple):
    """One thing that has to hold, and whether it does."""

    name: str
    held: bool
    message: str


class Flight(NamedTuple):
    """What came of one run."""

    ending: Ending
    printed: str


def fly(sandbox: Sandbox, source: str, **limits: Any) -> Flight:
    """Send *source* through *sandbox* as a submission of one cell."""
    pieces: list[str] = []

    def listen(frame: Frame) -> None:
        output: Mapping[str, Any] = frame.header.get("output", {})
        if frame.header["kind"] == "output" and output.get("name") == "stdout":
            pieces.append(str(output.get("text", "")))

    return Flight(sandbox.run(_job(source, limits), listen), "".join(pieces))


def _job(source: str, limits: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": "canary.py",
        "kind": "module",
        "cells": [{"position": 1, "source": source}],
        "files": {},
        "dataset": "none",
        "datasets": {},
        "training_seconds": 1.0,
        "limits": LIMITS | dict(limits),
        "tensorflow": False,
        "packages": [],
        "seed": 0,
    }
