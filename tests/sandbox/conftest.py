"""One warm sandbox for a file of tests: what one run does must not reach the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox.levels import best
from grader.sandbox.process import process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

STARTED = {"process": process_sandbox, "sandboxed": lambda: best("limited")}


@pytest.fixture(scope="module", params=STARTED)
def sandbox(request: pytest.FixtureRequest) -> Iterator[WarmSandbox]:
    """A sandbox of each level that forks from a parent without TensorFlow."""
    with STARTED[request.param]() as started:
        yield started
