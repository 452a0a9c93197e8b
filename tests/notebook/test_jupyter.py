"""`%grade` where students have it: in JupyterLab, driven through a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from ..conftest import ROOT
from ..reports.browser import chromium
from .homework import DRAW, MODEL, PREDICT
from .jupyter import ROOM, Notebook, served, write_notebook

pytestmark = pytest.mark.browser

LOAD = """
import numpy as np
import keras
with np.load("mnist.npz") as file:
    x_train, y_train, x_test, y_test = (file[name] for name in ("x_train", "y_train", "x_test", "y_test"))
scaled, scaled_test = x_train / 255.0, x_test / 255.0
"""
FIT = "model.fit(scaled, y_train, epochs=1, batch_size=128, verbose=0);"
EXTENSION, GRADE = "%load_ext grader", "%grade"
EXAMPLE = ROOT / "assignment" / "examples" / "complete.ipynb"
WORDS = [cell.source for cell in nbformat.read(EXAMPLE, 4).cells if cell.cell_type == "markdown"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, mnist_path: Path) -> Path:
    made = tmp_path_factory.mktemp("server")
    (made / "mnist.npz").symlink_to(mnist_path)
    write_notebook(made / "complete.ipynb", [EXTENSION, LOAD, MODEL, FIT, PREDICT, DRAW, GRADE], WORDS)
    write_notebook(made / "half.ipynb", [EXTENSION, LOAD, MODEL, "%grade", "%grade argmx"])
    write_notebook(made / "late.ipynb", [LOAD, MODEL, FIT, PREDICT, DRAW, f"{EXTENSION}\n{GRADE}"], WORDS)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=ROOM)
    yield opened
    opened.close()


@pytest.mark.soak
def test_a_complete_notebook_is_answered_whole(page: Page, address: str) -> None:
    notebook = Notebook(page, address, "complete.ipynb")
    notebook.run_all()
    said = notebook.outputs()[-1]
    assert "80 of 100 points so far; 20 wait for a person." in said
    assert "Known after a full run" not in said
    assert "complete.ipynb as it was last saved" in said


@pytest.mark.soak
def test_half_a_notebook_says_what_is_still_to_do(page: Page, address: str) -> None:
    notebook = Notebook(page, address, "half.ipynb")
    notebook.run_all()
    *_, said, mistyped = notebook.outputs()
    assert said.count("Passed") >= 9
    assert "Not attempted" in said
    assert "Did you mean argmax?" in mistyped


def test_who_comes_late_is_told_what_is_left_and_after_a_restart_that_nothing_is(
    page: Page, address: str
) -> None:
    notebook = Notebook(page, address, "late.ipynb")
    notebook.run_all()
    late = notebook.outputs()[-1]
    assert late.count("Passed") == 13
    assert "Put %load_ext grader into the first cell" in late
    notebook.restart()
    notebook.run_last()
    lost = notebook.outputs()[-1]
    assert "There are no data and no network in this session." in lost
    assert "Passed" not in lost
    assert lost.count("Pending") == 4  # the answers in words, which stand in the file
