"""The same output types, order and text as nbclient gives with ipykernel, times and addresses aside."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.sandbox.process import process_sandbox

from ..sandbox.trial import run
from .cells import CELLS

#: What differs between any two runs, and what stands for it.
NAMES = (
    (re.compile(r"[\w./-]*(?:ipykernel_\d+/|/tmp/)?(?<!\w)(?:cell_[0-9a-f_]+|\d{6,})\.py"), "CELL.py"),
    (re.compile(r"0x[0-9a-f]+"), "ADDRESS"),
    (re.compile(r"/[\w./-]*/(?:here|keras-grader-run-\w+/work)\b"), "FOLDER"),
    (re.compile(r"Thread-\d+"), "Thread"),
)

Outputs = list[dict[str, Any]]


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> list[Outputs]:
    """The outputs of every cell, from one ipykernel."""
    os.environ.pop("PYTEST_CURRENT_TEST", None)  # with it, ipykernel does not capture descriptors
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of zmq and jupyter_client, on their own account
        import nbclient

        folder = tmp_path_factory.mktemp("parity") / "here"
        folder.mkdir()
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
        place = {"metadata": {"path": str(folder)}}
        nbclient.NotebookClient(book, kernel_name="python3", allow_errors=True, resources=place).execute()
    return [cell.outputs for cell in book.cells]


@pytest.fixture(scope="module")
def ours() -> list[Outputs]:
    """The outputs of every cell, from us."""
    with process_sandbox() as sandbox:
        trial = run(sandbox, *CELLS, seconds=60.0)
    return [list(cell.outputs) for cell in trial.cells.values()]


@pytest.mark.parametrize("number", range(len(CELLS)), ids=[cell[:40] for cell in CELLS])
def test_a_cell_puts_out_what_it_does_in_a_notebook(
    number: int, theirs: list[Outputs], ours: list[Outputs]
) -> None:
    assert list(comparable(ours[number])) == list(comparable(theirs[number]))


def comparable(outputs: Outputs) -> Iterator[Any]:
    """Outputs without what differs by chance: a kernel sends its two streams whenever it likes."""
    streams: dict[str, str] = {}
    for output in [*outputs, {"output_type": "end"}]:
        if output["output_type"] == "stream":
            streams[output["name"]] = streams.get(output["name"], "") + output["text"]
            continue
        yield from ((name, general(text)) for name, text in sorted(streams.items()))
        streams = {}
        yield general(dict(output))


def general(value: Any) -> Any:
    """A value with every name that is made up anew in each run replaced, and pictures by their kind."""
    if isinstance(value, dict):
        return {key: "PICTURE" if key == "image/png" else general(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [general(inner) for inner in value]
    if isinstance(value, str):
        for pattern, name in NAMES:
            value = pattern.sub(name, value)
    return value


def test_the_notebook_has_many_kinds_of_output(theirs: list[Outputs]) -> None:
    kinds = {output["output_type"] for outputs in theirs for output in outputs}
    assert kinds == {"stream", "display_data", "execute_result", "error"}


def test_names_of_this_run_are_recognised(tmp_path: Path) -> None:
    told = f"<A at 0x7f12> in {tmp_path}/here: /tmp/ipykernel_12/123456789.py:2 (123456789.py, line 1)"
    assert general(told) == "<A at ADDRESS> in FOLDER: CELL.py:2 (CELL.py, line 1)"
