"""Hostile pages in real Chromium: nothing runs, nothing is asked for, nothing even has to be refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .browser import chromium, load, watched
from .filled import PAGES, page_of, payloads
from .payloads import MARKUP

pytestmark = pytest.mark.browser

#: What would be left of code that ran, of a style that was set, of an element that is not ours.
_LEFT = """() => [
    ["ran", "ran" in window],
    ["scripts", [...document.scripts].filter(script => !script.textContent.includes(".students")).length],
    ["frames", window.length],
    ["forms", document.forms.length],
    ["style sheets", document.styleSheets.length - 1],
    ["styles", document.querySelectorAll("[style]").length],
    ["title", document.title.length === 0],
    ["links", [...document.links].filter(link => link.protocol !== "file:").length],
].filter(([, found]) => found)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def act(page: Page) -> None:
    """Do what a reader does: open everything, go through it with the keyboard, move over it."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.mouse.move(100, 200)
    page.mouse.move(150, 400)


@pytest.mark.parametrize("variant", PAGES)
def test_a_page_with_everything_in_every_place_does_nothing(variant: str, page: Page, tmp_path: Path) -> None:
    """Not even complain: the policy would stop most of it, and has nothing to stop."""
    # A text is cut at 4000 characters, so it is said in pieces.
    every = payloads("notebook")
    seen = watched(page)
    for start in range(0, len(every), 45):
        load(page, page_of(" ".join(every[start : start + 45]), variant), tmp_path)
        act(page)
        assert seen == []
        assert page.evaluate(_LEFT) == []
        assert page.url == (tmp_path / "report.html").as_uri()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


#: What acts without a click, from anywhere in the text of a page.
AT_ONCE = [
    payload
    for payload in MARKUP
    if re.search(r"^<[^>]*(?:onerror|onload|onfocus|ontoggle|<script>alert|https://evil[^>]*\.png)", payload)
    and not re.search(r"^<(?:form|a |noscript|noembed|template|math|table|frameset|body|!)", payload)
]


def bare(payload: str, policy: str = "") -> str:
    return f"<!doctype html><head>{policy}<title>x</title></head><body><p>{payload}</p></body>"


def done(page: Page, policy: str, folder: Path) -> dict[str, list[str]]:
    """Show every payload unescaped; return what each of them did."""
    seen = watched(page)
    found = {}
    for payload in AT_ONCE:
        seen.clear()
        load(page, bare(payload, policy), folder)
        for _ in range(20):
            if not seen:  # a page has focus, or a frame its contents, a little later
                page.wait_for_timeout(20)
        found[payload] = list(seen)
    return found


def test_without_escaping_the_payloads_are_live(page: Page, tmp_path: Path) -> None:
    """Otherwise the test above would prove nothing."""
    assert [payload for payload, seen in done(page, "", tmp_path).items() if not _acted(seen)] == []


def test_without_escaping_the_policy_alone_lets_nothing_run_and_asks_for_nothing(
    page: Page, tmp_path: Path
) -> None:
    """The second line of defence. It cannot stop a page from leading elsewhere, so that one is left out."""
    report = page_of("word", "notebook")
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy"[^>]*>', report)
    found = done(page, policy, tmp_path)
    assert all(found.values())  # refused, every one
    assert [payload for payload, seen in found.items() if _acted(seen)] == []


def _acted(seen: list[str]) -> bool:
    """Whether anything ran or was asked for; what was only refused is a complaint."""
    return any(line.startswith(("console: ran: ", "dialog: ", "request: ")) for line in seen)
