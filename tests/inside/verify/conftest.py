"""The genuine data set, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.inside.verify.dataset import DataSet, load


@pytest.fixture(scope="session")
def mnist(mnist_path: Path) -> DataSet:
    return load(mnist_path)
