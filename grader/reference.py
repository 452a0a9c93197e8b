"""What the reference implementation left: evidence, recorded by the same pipeline as any submission's."""

from __future__ import annotations

from .errors import AssignmentError
from .evidence import load_evidence
from .facts import Evidence
from .records import Assignment


def load_reference(assignment: Assignment) -> Evidence:
    """Return the recorded evidence of the reference; raise AssignmentError where there is none."""
    path = assignment.reference / "evidence.json"
    if not path.exists():
        raise AssignmentError(path, "", "is not there yet; `grader record --assignment DIR` makes it")
    return load_evidence(path)
