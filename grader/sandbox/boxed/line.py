"""The arguments of bubblewrap. They go through a descriptor: a command line can be read from inside."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...inside.enclosed import mounts
from .visible import Bind, emptied, links

USER = "1000"  #: Of the student, inside.
_MEBIBYTE = 2**20
#: Where the warm parent itself may write, in mebibytes; every run gets its own on top, see mounts.SIZES.
_OWN = {mounts.BOX: 64, "/tmp": 64, "/dev/shm": 64}  # noqa: S108 -- these are mount points


def arguments(binds: Iterable[Bind], environment: Mapping[str, str], etc: Path) -> list[str]:
    """Return bubblewrap's arguments up to the program; *etc* holds the accounts that exist inside."""
    words = ["--unshare-user", "--unshare-all", "--cap-drop", "ALL", "--die-with-parent", "--new-session"]
    words += ["--uid", USER, "--gid", USER, "--hostname", "sandbox", "--clearenv"]
    for name, value in environment.items():
        words += ["--setenv", name, value]
    for target, place in links():
        words += ["--symlink", target, place]
    words += ["--proc", "/proc", "--dev", "/dev"]
    for place, mebibytes in _OWN.items():
        words += ["--size", str(mebibytes * _MEBIBYTE), "--perms", "1777", "--tmpfs", place]
    for name in ("work", "home", "tmp"):
        words += ["--dir", f"{mounts.BOX}/{name}"]
    shown = list(binds)
    for bind in shown:
        if bind.covered:
            words += ["--size", str(_MEBIBYTE), "--tmpfs", bind.covered]
        words += ["--ro-bind", str(bind.source), bind.target]
    for name in ("passwd", "group", "hosts", "nsswitch.conf"):
        words += ["--ro-bind", str(etc / name), f"/etc/{name}"]
    for place in emptied():
        words += ["--size", "4096", "--tmpfs", place]
    for place in (*emptied(), *(bind.covered for bind in shown if bind.covered)):
        words += ["--remount-ro", place]
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", f"{mounts.BOX}/home"]


def accounts() -> dict[str, str]:
    """Return the files of /etc that say who and where one is: a student on a machine called sandbox."""
    return {
        "passwd": f"student:x:{USER}:{USER}:student:{mounts.BOX}/home:/bin/sh\n",
        "group": f"student:x:{USER}:\n",
        "hosts": "127.0.0.1 localhost sandbox\n::1 localhost\n",
        "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    }


def machine() -> str:
    """Return the name of this machine's architecture, as the kernel says it."""
    return platform.machine()
