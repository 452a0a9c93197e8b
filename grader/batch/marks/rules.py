"""By what a class is judged today: assignment, reference, and what a person decided."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from ... import __version__
from ...assignment import load_assignment
from ...facts import Evidence
from ...grading import judge
from ...manifest import manifest
from ...records import Assignment, Report
from ...reference import load_reference
from ..keeping.ledger import Entry
from .decision import Decision
from .overrides import Overrides, apply, read_overrides

OVERRIDES = "overrides.csv"


class Rules(NamedTuple):
    """What turns evidence into a report."""

    assignment: Assignment
    reference: Evidence
    manifest: str

    @classmethod
    def of(cls, folder: Path | None) -> Rules:
        """Load them; raise AssignmentError where something is wrong with the assignment."""
        assignment = load_assignment(folder)
        reference = load_reference(assignment)
        return cls(assignment, reference, manifest(assignment, reference))

    def overrides(self, folder: Path, students: Collection[str]) -> Overrides:
        """Return what a person decided, from the batch's *folder*; raise UsageError for a wrong table."""
        return read_overrides(folder / OVERRIDES, students, self.assignment.rubric)

    def basis(self, entry: Entry, evidence: str, decided: Mapping[str, Decision]) -> str:
        """Return a digest of all that a student's report rests on; *evidence* is the SHA-256 of that."""
        decisions = [msgspec.to_builtins(decided[check]) for check in sorted(decided)]
        parts = [__version__, self.manifest, evidence, entry.slug, entry.file, entry.choice, decisions]
        return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()

    def report(self, entry: Entry, evidence: Evidence, decided: Mapping[str, Decision]) -> Report:
        """Return a student's whole report, as for an instructor."""
        submission = msgspec.structs.replace(evidence.submission, name=entry.file)
        problems = (*filter(None, [entry.choice]), *evidence.run.problems)
        run = msgspec.structs.replace(evidence.run, problems=problems)
        theirs = msgspec.structs.replace(evidence, submission=submission, run=run)
        report = judge(theirs, self.assignment, self.reference, self.manifest)
        return apply(report, decided)
