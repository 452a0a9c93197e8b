"""`grader batch` without its canaries, which have tests of their own, so that kills hit the work."""

from __future__ import annotations

from collections.abc import Callable

from grader.batch.working import here
from grader.cli import main
from grader.facts import Isolation
from grader.sandbox import Sandbox


def unproved(start: Callable[[], Sandbox], _least: str) -> Isolation:
    """Believe what the sandbox says of itself."""
    with start() as sandbox:
        return sandbox.isolation


if __name__ == "__main__":
    here.proved = unproved
    main()
