"""A real Jupyter server, and a page of it in a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import nbformat
from playwright.sync_api import Page

TOKEN = "of-a-test"
PATIENCE = 60_000  #: Milliseconds.
ROOM = {"width": 1280, "height": 1600}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* with JupyterLab; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
        *(
            f"--IdentityProvider.token={TOKEN}",
            "--LabApp.expose_app_in_browser=True",
            "--ServerApp.port_retries=0",
        ),
        *("--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
    ]
    places = {
        f"JUPYTER_{name}_DIR": str(folder / ".jupyter" / name.lower()) for name in ("CONFIG", "RUNTIME")
    }
    environment = {**os.environ, **places, "HOME": str(folder), "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment.pop("PYTEST_CURRENT_TEST", None)  # with it, ipykernel does not capture descriptors
    log = (folder / "server.log").open("wb")
    with log, subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api?token={TOKEN}")
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


def write_notebook(path: Path, cells: Sequence[str], words: Sequence[str] = ()) -> None:
    """Write a notebook of code cells, with *words* at its end."""
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    book = nbformat.v4.new_notebook(cells=[*code, *map(nbformat.v4.new_markdown_cell, words)])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, path)


class Notebook:
    """One notebook, open in JupyterLab."""

    def __init__(self, page: Page, address: str, name: str) -> None:
        self._page = page
        workspace = name.partition(".")[0]  # one of its own: others come back with what was open in them
        page.goto(f"{address}/lab/workspaces/{workspace}/tree/{name}?token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
        page.wait_for_function(_IDLE, timeout=PATIENCE)

    def run_all(self) -> None:
        """Run every cell, and wait until that is done."""
        self._command("notebook:run-all-cells")

    def run_last(self) -> None:
        """Run the last cell of code alone."""
        self._page.evaluate(_CHOOSE_LAST)
        self._command("notebook:run-cell")

    def restart(self) -> None:
        """Restart the kernel: its variables are lost, and the page still shows what was."""
        self._page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
        self._page.wait_for_function(_IDLE, timeout=PATIENCE)

    def _command(self, name: str) -> None:
        self._page.evaluate(f"() => window.jupyterapp.commands.execute({json.dumps(name)})")
        self._page.wait_for_function(_ALL_RAN, timeout=2 * PATIENCE)
        self._page.wait_for_function(_IDLE, timeout=PATIENCE)

    def outputs(self) -> list[str]:
        """Return what stands below each cell, as a person reads it."""
        return [
            "\n".join(cell.locator(".jp-OutputArea-output").all_inner_texts())
            for cell in self._page.locator(".jp-Notebook .jp-CodeCell").all()
        ]


_CHOOSE_LAST = (
    "() => { const book = window.jupyterapp.shell.currentWidget.content; book.deselectAll();"
    " book.activeCellIndex = book.widgets.map(each => each.model.type).lastIndexOf('code'); }"
)
_ALL_RAN = (
    "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
    ".every(prompt => /^\\[\\d+\\]:$/.test(prompt.textContent.trim()))"
)
_IDLE = (
    "() => { const s = window.jupyterapp?.shell?.currentWidget?.sessionContext;"
    " return s?.session?.kernel?.status === 'idle' && !s.pendingInput; }"
)
