"""Our own failures. What goes wrong in a submission is data, never one of these."""

from __future__ import annotations

from pathlib import Path


class GraderError(Exception):
    """Something of ours failed; `str(error)` is a sentence for a person."""


class UsageError(GraderError):
    """The command line asks for something that cannot be: a missing file, a folder, a wrong ending."""


class AssignmentError(GraderError):
    """assignment.toml, or something it names, is wrong."""

    def __init__(self, path: Path, key: str, message: str) -> None:
        super().__init__(f"{path}: {key}: {message}" if key else f"{path}: {message}")
        self.path = path
        self.key = key


class EvidenceError(GraderError):
    """Recorded evidence cannot be read."""


class SandboxUnavailable(GraderError):
    """There is no place to run the submission; nothing about the submission is known."""


class BatchStopped(GraderError):
    """A class cannot be graded to its end now; what was graded is kept."""


class RefusedSubmission(GraderError):
    """The file cannot be read as a submission. Ends as a report that says so, not as a crash."""
