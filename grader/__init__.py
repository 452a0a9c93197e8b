"""keras-grader: an auto-graded assignment checker for Keras homework. Start at `grader.grading`."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """Let a notebook have `%grade`; IPython calls this for `%load_ext grader`."""
    from .notebook.magic import load

    load(shell)
