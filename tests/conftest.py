"""Fixtures that several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
os.environ["GRADER_SECRET_FILE"] = str(ROOT / "tests" / "secret")  # the same hidden inputs every time


@pytest.fixture(scope="session")
def tensorflow_imported() -> None:
    """TensorFlow is imported in this process, and no operation has run: safe to fork from."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    import tensorflow  # noqa: F401


@pytest.fixture(scope="session")
def mnist_path() -> Path:
    """The shipped data file."""
    return ROOT / "assignment" / "data" / "mnist.npz"
