"""Canned reports, one of each kind."""

from __future__ import annotations

import pytest

from grader.records import Report

from .canned import KINDS


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The name of every kind of canned report in turn."""
    name: str = request.param
    return name


@pytest.fixture
def any_report(kind: str) -> Report:
    """Every kind of canned report in turn."""
    return KINDS[kind]()


@pytest.fixture
def mistakes() -> Report:
    """A notebook with typical mistakes and every status there is."""
    return KINDS["mistakes"]()


@pytest.fixture
def full_marks() -> Report:
    """A notebook with nothing wrong."""
    return KINDS["full-marks"]()
