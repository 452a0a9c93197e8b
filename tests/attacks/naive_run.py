"""The naive grader runs a submission in its own process, among names of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Namespace = dict[str, Any]
RunCell = Callable[[str], object]


def executed(path: Path) -> tuple[Namespace, RunCell]:
    """Run the submission here; return its names, and what runs one more cell among them."""
    return _notebook(path) if path.suffix == ".ipynb" else _module(path)


def _module(path: Path) -> tuple[Namespace, RunCell]:
    namespace: Namespace = {"__name__": "__main__", "__file__": str(path)}

    def run_cell(source: str) -> None:
        exec(source, namespace)

    try:
        run_cell(path.read_text())
    except Exception as error:  # what came before it counts
        print(f"{type(error).__name__}: {error}")
    return namespace, run_cell


def _notebook(path: Path) -> tuple[Namespace, RunCell]:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    for cell in cells:
        shell.run_cell("".join(cell["source"]))
    shell.user_ns["stored_outputs"] = [cell["outputs"] for cell in cells]
    return shell.user_ns, shell.run_cell
