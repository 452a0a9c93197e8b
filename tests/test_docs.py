"""What the documents promise is what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from grader import facts, records
from grader.assignment import load_assignment
from grader.checks import known_checks
from grader.reports.json import document

from .conftest import ROOT
from .reports.canned import mistakes

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
JSON_PAGE = (ROOT / "docs" / "json-report.md").read_text(encoding="utf-8")
HOW_PAGE = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")


def keys(value: Any) -> Any:
    """The shape of a JSON document: its keys; of a list, those of its fullest member."""
    if isinstance(value, dict):
        return {name: keys(inner) for name, inner in value.items()}
    return max(map(keys, value), key=repr_length, default=None) if isinstance(value, list) else None


def repr_length(value: Any) -> int:
    return len(repr(value))


def test_the_json_report_has_the_shape_on_its_page() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", JSON_PAGE, re.DOTALL)
    promised, real = json.loads(example), document(mistakes())
    environment = promised.pop("environment"), real.pop("environment")
    assert keys(promised) == keys(real)
    assert set(environment[0]) <= set(environment[1])


@pytest.mark.parametrize(
    "value",
    [*(status.value for status in records.Status), *get_args(facts.Outcome), *get_args(facts.Kind)],
)
def test_every_value_a_program_may_meet_is_on_the_json_page(value: str) -> None:
    assert f"`{value}`" in JSON_PAGE


def test_what_every_check_rests_on_is_as_the_page_says() -> None:
    rows = re.findall(r"^\| ((?:`[\w-]+` ?)+)\| (measured|observed|stated) \|", HOW_PAGE, re.MULTILINE)
    said = {name: basis for names, basis in rows for name in re.findall(r"`([\w-]+)`", names)}
    real = {info.id: info.rests_on for info in known_checks().values()}
    real |= {question.id: "stated" for question in load_assignment().questions}
    assert said == real


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_in_the_readme_is_a_target_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "lint", "bench", "record", "handout", "help"} <= targets
    assert set(re.findall(r"^make (\w+)", readme, re.MULTILINE)) <= targets
