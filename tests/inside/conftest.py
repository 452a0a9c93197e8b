"""The real data, and a library that knows it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from grader.inside.observing.arrays.library import Library


@pytest.fixture(scope="session")
def mnist(mnist_path: Path) -> SimpleNamespace:
    """The four arrays: x_train, y_train, x_test, y_test."""
    with np.load(mnist_path, allow_pickle=False) as file:
        return SimpleNamespace(**{name: file[name] for name in file.files})


@pytest.fixture(scope="session")
def library(mnist_path: Path) -> Library:
    """A shelf with MNIST on it."""
    return Library({"mnist": str(mnist_path)}, "mnist")
