"""One hash over all that decides a verdict: equal for student, class and CI means equal checks."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from .facts import Evidence
from .records import Assignment

_CHECKS = Path(__file__).parent / "checks"


def manifest(assignment: Assignment, reference: Evidence) -> str:
    """Return the SHA-256 (hex) of rubric, questions, reference evidence and the checks' text."""
    parts = {
        "rubric": msgspec.to_builtins(assignment.rubric),
        "questions": msgspec.to_builtins(assignment.questions),
        "reference": _without_times(reference),
        "checks": _texts(),
    }
    canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _texts() -> dict[str, str]:
    paths = sorted(_CHECKS.rglob("*.py"))
    return {path.relative_to(_CHECKS).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _without_times(evidence: Evidence) -> Any:
    facts = msgspec.to_builtins(evidence)
    return {key: facts[key] for key in facts if key not in {"run", "isolation", "environment", "grader"}}
