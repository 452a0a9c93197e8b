"""What the `sandboxed` level holds on this machine, and what it does not, in words."""

from __future__ import annotations

import os

from ...facts import Isolation
from .line import machine

#: Architectures on which the filter of system calls was really run; on others the level is `limited`.
RUN_ON = ("x86_64",)
NOTHING = Isolation(level="sandboxed")
_SAW = (
    "The submission ran in bubblewrap, in namespaces of its own: it saw its own files, Python and the"
    " system's programs, read-only, and could not use the network."
)
_LIMITED = (
    "Time, memory, processes, written files and printed output were limited, and everything it started was"
    " ended."
)
_UNTRIED = "The filter of system calls was never tried out on this architecture ({machine})."
_SAME_USER = "The sandbox runs under your own user number, without any of its files."


def promise() -> Isolation:
    """Return the isolation that is stated in every report made here."""
    notes = (_SAW, _LIMITED) if os.geteuid() == 0 else (_SAW, _LIMITED, _SAME_USER)
    if machine() in RUN_ON:
        return Isolation(level="sandboxed", notes=notes)
    return Isolation(level="limited", notes=(*notes, _UNTRIED.format(machine=machine())))
