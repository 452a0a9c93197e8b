"""Every page is for everybody: axe finds nothing in any light and width, and nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from grader.assignment import load_assignment
from grader.batch.similar.found import NOTHING
from grader.batch.telling.overview import class_page
from grader.batch.telling.similar import similar_page
from grader.grading import judge
from grader.records import Report
from grader.reference import load_reference
from grader.reports import render
from tests.batch.classes import alike, many

from ..conftest import ROOT
from .browser import chromium, show
from .canned import KINDS

pytestmark = pytest.mark.browser

PAGES = {**{name: lambda make=make: render(make(), "html") for name, make in KINDS.items()}}
PAGES["class"] = lambda: class_page("MNIST digits", many(40), ["A sentence about the class."], alike())
PAGES["similar"] = lambda: similar_page("MNIST digits", many(40), alike())
PAGES["nobody similar"] = lambda: similar_page("MNIST digits", many(40), NOTHING)
PAGES["reference"] = lambda: render(_of_the_reference(), "html")  # a real run, with all that it put out
#: WCAG 2.2 up to AA, and what axe counts as good practice.
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _of_the_reference() -> Report:
    assignment = load_assignment(ROOT / "assignment")
    reference = load_reference(assignment)
    return judge(reference, assignment, reference)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(params=[360, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, width: int, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, page: Page, tmp_path: Path) -> None:
    assert show(page, PAGES[name](), tmp_path) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options=_RULES).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen(name: str, page: Page, width: int, tmp_path: Path) -> None:
    show(page, PAGES[name](), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_in_the_order_in_which_it_stands(
    name: str, page: Page, tmp_path: Path
) -> None:
    show(page, PAGES[name](), tmp_path)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, button, input, [tabindex]')].length"
    )
    places = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        places.append(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert places == sorted(places)
    assert len(set(places)) == wanted
