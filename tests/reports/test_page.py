"""The page in a real browser: narrow, dark, with a keyboard, printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from grader.reports import render

from .browser import chromium, show
from .canned import KINDS
from .filled import hostile

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


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, kind: str, tmp_path: Path) -> None:
    assert show(page, render(KINDS[kind](), "html"), tmp_path) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_very_long_word_widens_nothing(page: Page, tmp_path: Path) -> None:
    assert show(page, render(hostile("x" * 2000), "html"), tmp_path) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_style_sheet_is_applied_and_follows_the_scheme(page: Page, tmp_path: Path) -> None:
    show(page, render(KINDS["mistakes"](), "html"), tmp_path)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert (light, page.evaluate(paper)) == ("rgb(246, 244, 239)", "rgb(20, 22, 26)")


def test_a_keyboard_opens_why_it_matters(page: Page, tmp_path: Path) -> None:
    show(page, render(KINDS["full-marks"](), "html"), tmp_path)
    first = page.locator("details").first
    assert not first.evaluate("details => details.open")
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.evaluate("details => details.open")


def test_print_shows_what_is_folded_away(page: Page, tmp_path: Path) -> None:
    show(page, render(KINDS["mistakes"](), "html"), tmp_path)
    folded = page.locator("details.raised pre")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
