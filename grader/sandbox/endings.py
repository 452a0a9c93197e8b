"""
How a process of ours ended, and whether that says anything about what it was given.

A process that never began, and one that somebody outside ended, say nothing: that is our failure, whether a
submission, a verifier or a graph ran in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from ..errors import SandboxUnavailable
from ..inside import platforms
from .children import Child

Kills = Callable[[], int | None]  #: Says how many processes the kernel has killed for want of memory.


class End(NamedTuple):
    """What is known of how a process ended."""

    returncode: int | None  #: Exit status, or minus the signal; None where it had to be ended by us.
    lost: bool  #: Nobody is left to say how it ended.
    by_kernel: bool  #: It was killed, and the kernel killed something for want of memory meanwhile.

    @property
    def signal(self) -> str | None:
        """The name of the signal that ended it, if any did."""
        return platforms.signal_of(self.returncode or 0)


class Endings:
    """Sees how one child ends; made before the child is given anything."""

    def __init__(self, child: Child, kills: Kills | None = None) -> None:
        self._child = child
        self._kills = kills or platforms.kernel_kills
        self._killed_before = self._kills()

    def wait(self, seconds: float) -> End:
        """Give the child *seconds* to end of itself, and return how it did."""
        deadline = time.monotonic() + seconds
        while self._child.returncode() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        returncode = self._child.returncode()
        killed = platforms.signal_of(returncode or 0) == "SIGKILL"
        return End(returncode, self._child.lost(), killed and self._kills() != self._killed_before)


def refuse_unbegun(what: str, hello: bool, end: End) -> None:
    """Raise SandboxUnavailable where *what* ended before it had said hello."""
    if not hello:
        raise SandboxUnavailable(f"{what} did not start (exit status {end.returncode}).")


def refuse_outside(what: str, end: End) -> None:
    """
    Raise SandboxUnavailable where *what*, which holds data only, was killed by somebody else.

    Data can make a process crash or fill the memory, not send itself SIGKILL.
    """
    if end.signal == "SIGKILL" and not end.by_kernel:
        raise SandboxUnavailable(f"{what} was ended from outside.")


def refuse_lost(what: str, end: End) -> None:
    """Raise SandboxUnavailable where *what* ended together with its keeper, which it cannot reach."""
    if end.lost:
        raise SandboxUnavailable(f"{what} was ended from outside, with all that watched over it.")
