"""The page of a class in a real browser: narrow, wide, dark, printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from grader.batch.telling.overview import class_page

from ...reports.browser import chromium, show
from ..classes import many, standing

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.mark.parametrize("width", [320, 720, 880, 920, 1100])
def test_a_large_class_fits_any_screen(width: int, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    assert show(page, class_page("MNIST", many(300)), tmp_path) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_very_long_name_widens_nothing(page: Page, tmp_path: Path) -> None:
    show(page, class_page("x" * 2000, [standing("y" * 2000, alike=("z" * 2000,))]), tmp_path)
    for width in (360, 800):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_leads_to_the_report_beside_the_page(page: Page, tmp_path: Path) -> None:
    (tmp_path / "a b#").mkdir()
    (tmp_path / "a b#" / "ü.html").write_text("here", encoding="utf-8")
    show(page, class_page("MNIST", [standing("Ada", page="a b#/ü.html")]), tmp_path)
    page.get_by_role("link", name="Ada").first.click()
    assert page.locator("body").inner_text() == "here"


def test_on_paper_students_stand_in_columns(page: Page, tmp_path: Path) -> None:
    show(page, class_page("MNIST", many(20)), tmp_path)
    assert not page.locator(".students thead").evaluate("one => one.getBoundingClientRect().width > 1")
    page.emulate_media(media="print")
    assert page.locator(".students thead").evaluate("one => one.getBoundingClientRect().width > 1")
    assert not page.locator("nav").is_visible()
