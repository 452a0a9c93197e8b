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
    display = "one => getComputedStyle(one).display"
    row = page.locator(".students tbody tr").first
    assert row.evaluate(display) == "grid"
    page.emulate_media(media="print")
    assert row.evaluate(display) == "table-row"
    assert page.locator(".students thead").evaluate("one => one.getBoundingClientRect().width > 1")
    assert not page.locator("nav").is_visible()


def column(page: Page, number: int) -> list[str]:
    """Return what stands in a column, of the rows that are shown."""
    rows = "[...document.querySelectorAll('.students tbody tr:not([hidden])')]"
    found: list[str] = page.evaluate(f"{rows}.map(row => row.cells[{number}].textContent)")
    return [text.strip() for text in found]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_table_is_sorted_by_what_one_clicks_and_the_other_way_at_the_next_click(
    width: int, page: Page, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert show(page, class_page("MNIST", many(40)), tmp_path) == []
    head = page.get_by_role("button", name="Percent")
    head.click()
    numbers = [int(text.split()[0]) for text in column(page, 2) if text]
    assert numbers == sorted(numbers)
    assert page.locator("[aria-sort=ascending]").inner_text().startswith("Percent")
    head.click()
    numbers = [int(text.split()[0]) for text in column(page, 2) if text]
    assert numbers == sorted(numbers, reverse=True)
    page.get_by_role("button", name="Student").click()
    names = column(page, 0)
    page.get_by_role("button", name="Student").click()
    assert column(page, 0) == names[::-1]
    assert names[0].startswith("Ada")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_table_shows_only_what_one_looks_for_and_says_how_many(
    width: int, page: Page, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    show(page, class_page("MNIST", many(40)), tmp_path)
    page.get_by_role("searchbox").fill("not graded")
    found = column(page, 4)
    assert found
    assert all("Not graded" in text for text in found)
    assert page.get_by_role("status").inner_text() == f"{len(found)} of 40 shown"
    hidden = page.locator(".students tbody tr[hidden]").first
    assert not hidden.is_visible()


def test_without_scripts_it_is_the_same_table(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    file = tmp_path / "index.html"
    file.write_text(class_page("MNIST", many(40)), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.locator(".students tbody tr").count() == 40
    assert page.locator("button, input").count() == 0
    context.close()
