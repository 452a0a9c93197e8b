"""Notebooks for tests, as small as they come."""

from __future__ import annotations

import json
from typing import Any


def code(source: Any, **more: Any) -> dict[str, Any]:
    """A code cell of nbformat 4."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], **more}


def markdown(source: Any, **more: Any) -> dict[str, Any]:
    """A markdown cell of nbformat 4."""
    return {"cell_type": "markdown", "metadata": {}, "source": source, **more}


def text_of(*cells: Any, indent: int | None = 1, **more: Any) -> str:
    """The JSON text of a notebook with these cells."""
    notebook = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}
    return json.dumps(notebook, indent=indent)
