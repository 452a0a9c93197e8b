"""What a process may do from now on: nothing that only a privileged one may, and no way back."""

from __future__ import annotations

import os
from pathlib import Path

from . import seccomp, system

_KEPT = 3  #: Standard input, output and error.


def hide() -> None:
    """Let no other process look into this one: its memory, its descriptors, its environment."""
    system.control_process(system.SET_DUMPABLE, 0)


def give_up(*descriptors: int) -> None:
    """
    Give up all capabilities, every descriptor but *descriptors*, and the system calls no homework needs.

    Raises OSError where any of it cannot be done, RuntimeError where the kernel does not confirm it.
    """
    _close_all_but(sorted(descriptors))
    system.drop_capabilities()
    system.control_process(system.SET_DUMPABLE, 1)  # one's own /proc/self is readable again
    seccomp.install()
    _confirm()


def _close_all_but(descriptors: list[int]) -> None:
    start = _KEPT
    for descriptor in descriptors:
        os.closerange(start, descriptor)
        start = max(start, descriptor + 1)
    os.closerange(start, os.sysconf("SC_OPEN_MAX"))


def _confirm() -> None:
    """What the kernel says of this process is believed, not what we asked it for."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    wanted = {"CapEff": 0, "CapPrm": 0, "CapBnd": 0, "NoNewPrivs": 1, "Seccomp": 2}
    for name, value in wanted.items():
        if int(status.get(name, "-1"), 16) != value:
            raise RuntimeError(
                f"the kernel did not take away what it was asked to: {name} is{status.get(name)}"
            )
