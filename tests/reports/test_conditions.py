"""How it was graded is said where it is known."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from grader import facts
from grader.reports.conditions import conditions

from .canned import report
from .seen import evidence, measured, ran


def said(run: facts.Run, **more: Any) -> dict[str, str]:
    return dict(conditions(report((), evidence("a.ipynb", run, **more))))


def test_times_and_memory_are_told() -> None:
    told = said(ran(verify_seconds=0.42))
    assert told["Times"] == "31.2 s for the run, 0.4 s to measure the network, at most 1408 MB of memory"


@pytest.mark.parametrize(("accelerated", "words"), [(True, "accelerated"), (False, "by Keras itself")])
def test_the_way_of_training_is_told(accelerated: bool, words: str) -> None:
    assert said(ran(accelerated=accelerated))["Training"].startswith(words)


def test_what_was_drawn_is_told_by_the_beginning_of_its_number() -> None:
    drawn = facts.Drawn(draw="0123456789abcdef9999", gain=(0.5, 1.0), noise=0.1, how="dimmed copies")
    told = said(ran(), measured=replace(measured(), drawn=drawn))
    assert told["Drawn at random"] == "dimmed copies; from 0123456789abcdef"


def test_of_what_never_ran_nothing_is_told() -> None:
    assert said(facts.Run(outcome="not-run")) == {}
