"""
Evidence made by hand, for tests of checks: ours, and those of course staff.

    verdict = run_check("adam", an_evidence(models=[a_model(compiled=a_compiled(optimizer="SGD"))]))
    assert verdict.status == "failed"

Without changes everything is as in a complete submission of the shipped assignment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from . import facts
from .checks import CHECKS
from .facts import (
    Answer,
    Array,
    Axes,
    Claims,
    Compiled,
    Content,
    Evidence,
    Figure,
    Fit,
    HandedIn,
    Layer,
    Load,
    Measured,
    Model,
    Pick,
    Prediction,
    Run,
    ShownPicture,
)
from .records import Verdict

__all__ = [
    "a_compiled",
    "a_content",
    "a_figure",
    "a_fit",
    "a_hand_in",
    "a_measurement",
    "a_model",
    "a_pick",
    "a_prediction",
    "a_probability_figure",
    "an_array",
    "an_evidence",
    "run_check",
]

TRAIN, TEST, SIDE, CLASSES = 60_000, 10_000, 28, 10

#: What the network answers to test image 0: a 7.
VALUES = (0.01, 0.01, 0.02, 0.03, 0.01, 0.01, 0.01, 0.86, 0.02, 0.02)


def run_check(
    id: str,  # noqa: A002 - the word the rubric uses
    student: Evidence,
    reference: Evidence | None = None,
    **options: Any,
) -> Verdict:
    """Return the verdict of one check, for the submission's kind, with these options changed."""
    check = CHECKS[id]
    judge, _ = check.for_kind(student.submission.kind)
    return judge(student, reference or an_evidence(), {**check.info.options, **options})


def an_evidence(
    claims: Mapping[str, Sequence[Any]] | None = None,
) -> Evidence: ...
