"""
What a submission is judged by: pure functions of evidence.

A check is a function of (student, reference, options), registered by `check`; its docstring is what the
student reads. Adding one takes the function, a line in assignment.toml and a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..facts import Evidence
from ..records import Assignment, CheckResult
from . import (
    accuracy,
    compiling,
    data,
    image_figure,
    leak,
    model,
    outputs,
    prediction,
    probabilities,
    probability_figure,
    training,
)
from .findings.choose import graded_model
from .registry import Check, CheckInfo, check
from .run import results_of

__all__ = ["CHECKS", "Check", "CheckInfo", "check", "graded_model", "known_checks", "run_checks"]

_THEMES = (
    data,
    model,
    outputs,
    probabilities,
    compiling,
    training,
    accuracy,
    leak,
    prediction,
    image_figure,
    probability_figure,
)

#: Every check by its id.
CHECKS: Mapping[str, Check] = MappingProxyType(
    {each.info.id: each for theme in _THEMES for each in vars(theme).values() if isinstance(each, Check)}
)


def known_checks() -> Mapping[str, CheckInfo]:
    """Return what is known of every check; ids of an assignment's questions are checks besides these."""
    return {id_: each.info for id_, each in CHECKS.items()}


def run_checks(assignment: Assignment, student: Evidence, reference: Evidence) -> tuple[CheckResult, ...]:
    """Judge a submission by every rubric line that applies to its kind, in the rubric's order."""
    return results_of(CHECKS, assignment, student, reference)
