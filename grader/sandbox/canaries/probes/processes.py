"""Other processes: whether they are seen, looked into, and what was inherited of them."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def processes(_bait: Mapping[str, Any]) -> str | None:
    """Count the processes: this one, and number 1, which looks after it."""
    numbers = {int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}
    others = numbers - {1, os.getpid()}
    if others or os.getppid() != 1:
        return f"{len(others)} processes of this machine are to be seen"
    return None


def first_process(_bait: Mapping[str, Any]) -> str | None:
    """Look into process number 1: its environment, its open files, its memory."""
    for name in ("environ", "mem"):
        try:
            with Path("/proc/1", name).open("rb") as file:
                if name == "mem" or file.read(1):
                    return f"/proc/1/{name} can be read"
        except OSError:
            continue
    try:
        return "the open files of process 1 are to be seen" if any(Path("/proc/1/fd").iterdir()) else None
    except OSError:
        return None


def signals(_bait: Mapping[str, Any]) -> str | None:
    """
    Ask process number 1 to end.

    The kernel keeps from it what it has no handler for. Whether it has one is looked up first, since all of
    this run would end with it.
    """
    if os.getppid() != 1:
        return "process 1 is not the one above"
    status = Path("/proc/1/status").read_text(encoding="ascii", errors="replace")
    caught = int(status.split("SigCgt:", 1)[1].split(None, 1)[0], 16)
    heard = [number for number in signal.valid_signals() if caught >> (number - 1) & 1]
    if set(heard) - {signal.SIGCHLD}:
        return f"process 1 hears the signals {', '.join(str(int(number)) for number in heard)}"
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        os.kill(1, number)
    return None if os.getppid() == 1 else "process 1 could be ended"


def descriptors(_bait: Mapping[str, Any]) -> str | None:
    """Look for open files, folders and sockets that are not this run's own: those are pipes and /dev/null."""
    for path in list(Path("/proc/self/fd").iterdir()):
        try:
            mode, target = os.fstat(int(path.name)).st_mode, str(path.readlink())
        except OSError:
            continue  # the one with which the folder was read
        if not (stat.S_ISFIFO(mode) or target in ("/dev/null", "/dev/urandom") or _harmless(target)):
            return f"descriptor {path.name} leads to {target}"
    return None


def _harmless(target: str) -> bool:
    """An event loop's own descriptors lead nowhere."""
    return target in ("anon_inode:[eventpoll]", "anon_inode:[eventfd]")
