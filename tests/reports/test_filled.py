"""The reports that the tests of injection fill say something in every place, and what is seen of it."""

from __future__ import annotations

import re

import pytest

from grader.reports import FORMATS, render
from grader.reports.github import summary

from .filled import VARIANTS, a_page, marks

SHOWN = {
    "advice value", "assignment_id", "assignment_title", "manifest", "reason", "reference_packages",
    "checks.expected", "checks.found", "checks.hint", "checks.message", "checks.question", "checks.title",
    "checks.why",
    "evidence.claims.fits.history key", "evidence.claims.models.compiled.loss",
    "evidence.claims.models.compiled.optimizer", "evidence.claims.models.layers.activation",
    "evidence.claims.models.layers.type", "evidence.claims.models.names",
    "evidence.environment.packages key", "evidence.environment.packages value",
    "evidence.environment.platform", "evidence.environment.python", "evidence.grader",
    "evidence.isolation.notes", "evidence.isolation.self_test",
    "evidence.measured.layers.activation", "evidence.measured.layers.type",
    "evidence.measured.preprocessing.steps", "evidence.measured.why_not",
    "evidence.run.cells.error.message", "evidence.run.cells.error.name",
    "evidence.run.cells.error.traceback", "evidence.run.problems",
    "evidence.submission.name", "evidence.submission.pictures.alt", "evidence.submission.pictures.name",
    "evidence.submission.pictures.problem", "evidence.submission.sha256",
}  #: Places whose words the page shows: in every one of them the tests put every payload.  # fmt: skip

SHOWN_OF_A_CLASS = {"title", "told", "id", "student", "alike", "choice", "reason"}

NEVER = {
    "evidence.claims.models.config", "evidence.run.cells.outputs key", "evidence.run.cells.outputs value",
    "evidence.submission.comments.text", "evidence.submission.prose.text", "evidence.judged.manifest",
}  #: What no report repeats: code, outputs and prose stay in the evidence.  # fmt: skip


def places(text: str) -> set[str]:
    return set(re.findall(r"\[\[(.*?)\]\]", text.replace("\\", "")))


def test_every_place_of_the_page_is_filled() -> None:
    assert {place for variant in VARIANTS for place in places(render(marks(variant), "html"))} >= SHOWN


def test_every_place_of_the_page_of_a_class_is_filled() -> None:
    assert places(a_page(lambda place: f"[[{place}]]", "class")) >= SHOWN_OF_A_CLASS


@pytest.mark.parametrize("variant", VARIANTS)
def test_code_and_outputs_are_in_no_report(variant: str) -> None:
    whole = marks(variant)
    texts = [*(render(whole, name) for name in FORMATS), summary(whole)]
    assert not NEVER & {place for text in texts for place in places(text)}
