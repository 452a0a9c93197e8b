"""What the sandbox is told about a submission: plain data, nothing of the reference."""

from __future__ import annotations

from typing import Any

from .checks.findings.packages import module_of
from .records import Assignment, Limits, Submission
from .submission import mentions_tensorflow

SEED = 20_240_601  #: Any fixed number: the same submission trains the same way every time.
TRAINING_SHARE = 0.75  #: Of the wall clock, for all training; the rest of the notebook needs some, too.


def job_for(submission: Submission, assignment: Assignment) -> dict[str, Any]:
    """Return the job: the code cells, the files beside them, the shelf and the limits."""
    return {
        "name": submission.handed_in.name,
        "kind": submission.handed_in.kind,
        "cells": [
            {"position": cell.position, "source": cell.source}
            for cell in submission.cells
            if cell.type == "code"
        ],
        "files": {name: str(path) for name, path in submission.files.items()},
        "dataset": assignment.dataset,
        "datasets": {name: str(path) for name, path in assignment.shelf.items()},
        "training_seconds": TRAINING_SHARE * assignment.limits.seconds,
        "limits": _limits(assignment.limits),
        "tensorflow": mentions_tensorflow(submission),
        "packages": sorted({*assignment.packages, *map(module_of, assignment.packages)}),
        "seed": SEED,
        "stock": assignment.stock,
    }


def _limits(limits: Limits) -> dict[str, Any]:
    """Every limit by name; records leave out what equals its default, a job must not."""
    return {name: getattr(limits, name) for name in limits.__struct_fields__}
