"""The page of those who are nearly the same in a real browser: beside each other, or one above the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from grader.batch.similar.found import Found, Likeness, Passage, ShownCell, Side
from grader.batch.telling.overview import class_page
from grader.batch.telling.similar import similar_page

from ...reports.browser import chromium, show
from ..classes import alike, many

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True)])
def test_the_two_stand_beside_each_other_where_there_is_room(
    width: int, beside: bool, page: Page, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert show(page, similar_page("MNIST", many(40), alike()), tmp_path) == []
    first, second = page.locator(".sides").first.locator("> div").all()
    left, right = first.bounding_box(), second.bounding_box()
    assert left is not None
    assert right is not None
    assert (right["x"] > left["x"] + left["width"] - 1) is beside
    assert (right["y"] == left["y"]) is beside


def test_on_paper_too(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 700, "height": 800})
    show(page, similar_page("MNIST", many(40), alike()), tmp_path)
    page.emulate_media(media="print")
    first, second = page.locator(".sides").first.locator("> div").all()
    assert (first.bounding_box() or {})["y"] == (second.bounding_box() or {})["y"]


@pytest.mark.parametrize("width", [320, 800])
def test_lines_and_names_without_an_end_widen_nothing(width: int, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    side = Side(
        ("x" * 3000,), 1.0, (ShownCell(1, (Passage("both", ("y" * 5000,)), Passage("own", ("z" * 99,)))),)
    )
    show(page, similar_page("t" * 500, [], Found((Likeness(side, side),))), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_both_have_stands_apart_without_its_colour(page: Page, tmp_path: Path) -> None:
    show(page, similar_page("MNIST", many(40), alike()), tmp_path)
    mark, own = page.locator("pre mark").first, page.locator("pre .own").first
    style = "one => getComputedStyle(one).borderLeftStyle"
    assert (mark.evaluate(style), own.evaluate(style)) == ("solid", "none")


def test_the_page_of_the_class_leads_to_a_pair(page: Page, tmp_path: Path) -> None:
    (tmp_path / "similar.html").write_text(similar_page("MNIST", many(40), alike()), encoding="utf-8")
    show(page, class_page("MNIST", many(40), similar=alike()), tmp_path)
    page.locator("a[href$='#pair-2']").click()
    assert page.url.endswith("similar.html#pair-2")
    assert page.locator("#pair-2").is_visible()
