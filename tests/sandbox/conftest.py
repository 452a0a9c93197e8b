"""One warm sandbox for a file of tests: what one run does must not reach the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox.process import ProcessSandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[ProcessSandbox]:
    """A sandbox that forks from a parent without TensorFlow."""
    with ProcessSandbox() as process_sandbox:
        yield process_sandbox
