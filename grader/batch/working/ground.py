"""
What evidence rests on besides the hand-in itself: the runner, the environment, limits and isolation.

Evidence is named after both. So the same hand-in is run once, and again when any of this changes; checks,
rubric and reports are not among it, since evidence is only judged by them.
"""

from __future__ import annotations

import hashlib
import json
import platform
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

from ...jobs import SEED, TRAINING_SHARE
from ...records import Assignment
from ...secret import draw, secret

_PACKAGE = Path(__file__).parents[2]
#: What only judges, shows, or is for other commands.
_NO_PART = frozenset({"authoring", "batch", "checks", "doctor", "reports", "web", "_shipped"})
_USUAL = ("tensorflow", "tensorflow-cpu", "keras", "numpy", "matplotlib", "ipython")


def ground(assignment: Assignment, level: str) -> str:
    """Return a digest of all that evidence recorded here and now, at isolation *level*, rests on."""
    parts = json.dumps(parts_of_ground(assignment, level), sort_keys=True)
    return hashlib.sha256(parts.encode()).hexdigest()


def parts_of_ground(assignment: Assignment, level: str) -> dict[str, Any]:
    """Return what that is, by name, as JSON has it."""
    parts = {
        "grader": _runner(),
        "python": [platform.python_version(), platform.machine()],
        "packages": {name: _version(name) for name in sorted({*_USUAL, *assignment.packages})},
        "limits": {name: getattr(assignment.limits, name) for name in assignment.limits.__struct_fields__},
        "data": [assignment.dataset, *sorted(assignment.shelf), msgspec.to_builtins(assignment.data)],
        "stock": assignment.stock,
        "seed": [SEED, TRAINING_SHARE],
        "secret": draw(secret(), "ground"),  # other hidden inputs, other evidence
        "isolation": level,
    }
    told: dict[str, Any] = json.loads(json.dumps(parts))
    return told


def key_of(ground_: str, submission: str) -> str:
    """Return the name of the evidence of a submission, told by its digest."""
    return hashlib.sha256(f"{ground_} {submission}".encode()).hexdigest()


@cache
def _runner() -> str:
    """Return a digest of the text of whatever has part in running and measuring."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        name = path.relative_to(_PACKAGE)
        if name.parts[0] not in _NO_PART:
            digest.update(f"{name.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
