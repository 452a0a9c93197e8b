"""Telling what somebody outside did to a process of ours from what the data that it was given did."""

from __future__ import annotations

import time

from ..errors import SandboxUnavailable
from ..inside import platforms
from .children import Child

_PATIENCE = 1.0  #: Seconds between the end of a stream and the news of how its process ended.


def refuse_murder(child: Child, kernel_kills: int | None) -> None:
    """
    Raise SandboxUnavailable where *child*, which no longer speaks, was killed from outside.

    Data can make a process crash or fill the memory, not send itself SIGKILL; *kernel_kills* is how many
    processes the kernel had killed for want of memory before.
    """
    deadline = time.monotonic() + _PATIENCE
    while child.returncode() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    ended = platforms.signal_of(child.returncode() or 0)
    if ended == "SIGKILL" and platforms.kernel_kills() == kernel_kills:
        raise SandboxUnavailable("The process that measures was ended from outside.")
