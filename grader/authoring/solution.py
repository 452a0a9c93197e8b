"""Where the solution is. It stays in the course folder and never ships to students."""

from __future__ import annotations

from pathlib import Path

from ..errors import AssignmentError
from ..records import Assignment


def solution_path(assignment: Assignment) -> Path:
    """Return the one .py or .ipynb file of the reference folder; raises AssignmentError without one."""
    folder = assignment.reference
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".py", ".ipynb"})
    if len(found) == 1:
        return found[0]
    if not found:
        raise AssignmentError(
            folder,
            "",
            "there is no solution here (.py or .ipynb). This command needs a course folder: name its"
            " assignment with --assignment",
        )
    names = ", ".join(path.name for path in found)
    raise AssignmentError(folder, "", f"there is more than one solution here: {names}")
