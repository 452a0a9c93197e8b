"""A real browser, and what a page does in it beyond being shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that is installed."""
    with sync_playwright() as playwright:
        program = (
            shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        )
        launched = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield launched
        launched.close()


def watched(page: Page) -> list[str]:
    """Return a list that fills with what the page does, tries or complains about; it reaches no network."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
    # A dialog holds up the whole browser: what would open one says so instead.
    page.add_init_script("window.alert = text => console.error(`ran: alert(${text})`)")
    page.route("**/*", lambda route: _only_files(route, seen))
    return seen


def _only_files(route: Route, seen: list[str]) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        seen.append(f"request: {route.request.url}")
        route.abort()


def show(page: Page, text: str, folder: Path) -> list[str]:
    """Open *text* from a file; return what it did beyond being shown."""
    seen = watched(page)
    load(page, text, folder)
    return seen


def load(page: Page, text: str, folder: Path) -> None:
    """Open *text* from a file."""
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())
