"""The page in a real browser: narrow, dark, with a keyboard, printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from grader.reports import render

from .canned import KINDS
from .payloads import PAYLOADS, poisoned

pytestmark = pytest.mark.browser

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = (
            shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        )
        launched = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def show(page: Page, text: str, folder: Path) -> list[str]:
    """Open *text* from a file; return what the browser complains about and what it tries to fetch."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else complaints.append(request.url)
        ),
    )
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())
    return complaints


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, kind: str, tmp_path: Path) -> None:
    assert show(page, render(KINDS[kind](), "html"), tmp_path) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_hostile_text_does_nothing_and_widens_nothing(page: Page, tmp_path: Path) -> None:
    hostile = poisoned(KINDS["mistakes"](), " ".join(PAYLOADS) + "x" * 2000)
    assert show(page, render(hostile, "html"), tmp_path) == []
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
