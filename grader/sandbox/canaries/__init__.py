"""
Canaries: small submissions of our own that try what must not be possible, the way every submission runs.

Nothing is believed because it was asked for: each canary says whether its protection held this time, here.
"""

from __future__ import annotations

from .. import Sandbox
from . import kept, limits
from .bait import laid
from .told import Canary

__all__ = ["Canary", "run"]


def run(sandbox: Sandbox) -> tuple[Canary, ...]:
    """
    Try out everything that the level of *sandbox* claims. Takes some three seconds.

    Run it before anything else in that sandbox: what it plants has to be there before the first process is.
    """
    with laid() as bait:
        claimed = () if sandbox.isolation.level == "process" else kept.run(sandbox, bait)
        return (*claimed, *limits.run(sandbox, bait))
