"""
Canaries: harmless attacks on the sandbox, run through the same code as every submission.

Each has something that has to hold; where it does not, `grader doctor` says so, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import Sandbox
from .limits import limits
from .looks import looks
from .song import Canary

__all__ = ["Canary", "sing"]


def sing(sandbox: Sandbox) -> Iterator[Canary]:
    """Try everything that *sandbox* has to hold; takes a few seconds, and never TensorFlow."""
    yield from looks(sandbox)
    yield from limits(sandbox)
