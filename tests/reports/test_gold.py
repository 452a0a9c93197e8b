"""Whole reports, as a person agreed to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.records import Report
from grader.reports import FORMATS, render
from grader.reports.github import summary

from .gold import same_as_gold


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_report_is_as_agreed(name: str, kind: str, any_report: Report, tmp_path: Path) -> None:
    file = FORMATS[name] or "annotations.txt"
    same_as_gold(f"{kind}.{file}", render(any_report, name), tmp_path)


def test_page_is_as_agreed(kind: str, any_report: Report, tmp_path: Path) -> None:
    """The style sheet and its hash are left out: they have tests of their own, and would be in every diff."""
    page = re.sub(r"(?s)(<style>).*(</style>)", r"\1\2", render(any_report, "html"))
    same_as_gold(f"{kind}.report.html", re.sub(r"'sha256-[^']*'", "'sha256-'", page), tmp_path)


def test_summary_is_as_agreed(kind: str, any_report: Report, tmp_path: Path) -> None:
    same_as_gold(f"{kind}.summary.md", summary(any_report), tmp_path)
