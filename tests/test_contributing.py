"""The worked example in CONTRIBUTING works: its check, its line of the rubric, and its tests."""

from __future__ import annotations

import re
import tomllib
from types import MappingProxyType

import msgspec
import pytest

from grader import testing
from grader.assignment import load_assignment
from grader.checks import CHECKS, Check, training
from grader.checks.run import results_of
from grader.records import RubricLine, Status
from grader.rubric import problems
from grader.testing import a_fit, an_evidence

from .conftest import ROOT

CHECK, RUBRIC, TESTS = re.findall(
    r"```(?:python|toml)\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture
def example() -> Check:
    """The example's check, defined where it would stand."""
    names = dict(vars(training))
    exec(compile(CHECK, "CONTRIBUTING.md", "exec"), names)
    return names["validated"]


@pytest.fixture
def line() -> RubricLine:
    """The example's line of the rubric."""
    (raw,) = tomllib.loads(RUBRIC)["rubric"]
    return msgspec.convert(raw, RubricLine)


def test_the_check_reads_as_the_page_says(example: Check) -> None:
    assert example.info.title == "Training is watched on images that are not learned from"
    assert example.info.why.startswith("A loss that falls")


def test_the_line_of_the_rubric_fits_the_check(example: Check, line: RubricLine) -> None:
    assert list(problems([line], [], {line.check: example.info})) == []


def test_the_tests_on_the_page_pass(example: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "CHECKS", MappingProxyType({**CHECKS, "validated": example}))
    names = dict(vars(testing))
    exec(compile(TESTS, "CONTRIBUTING.md", "exec"), names)
    tests = [names[name] for name in names if name.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        test()


def test_a_report_lists_it(example: Check, line: RubricLine) -> None:
    assignment = msgspec.structs.replace(load_assignment(), rubric=(line,))
    watched = a_fit(history={"loss": (0.3, 0.2, 0.1), "val_loss": (0.3, 0.2, 0.2)})
    (result,) = results_of({"validated": example}, assignment, an_evidence(fits=[watched]), an_evidence())
    assert (result.status, result.earned) == (Status.PASSED, 2.0)
