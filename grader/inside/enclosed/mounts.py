"""What one run sees of the file system: fresh memory in every place that can be written, and no other run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from functools import partial

from . import below, system

BOX = "/box"  #: Where a run lives: work, home and tmp.
STAGE = "/stage"  #: Where the supervisor lays out the files of every run, a folder each.
SHELF = "/shelf"  #: The data sets.
_PLAIN = system.NO_SUID | system.NO_DEVICES
#: Mebibytes. Together they stay far below the shipped memory limit, to which they are charged.
SIZES = {BOX: 512, "/tmp": 256, "/dev/shm": 128}  # noqa: S108 -- these are mount points


def lay(stage: str, hidden: Iterable[str]) -> None:
    """
    Mount what one run may write to, copy its files (the folder *stage*) in, and hide the places *hidden*.

    Called by process number 1 of new namespaces.
    """
    system.mount("", "/", system.PRIVATE)
    system.mount("proc", "/proc", _PLAIN | system.NO_PROGRAMS)
    system.mount(
        "devpts", "/dev/pts", system.NO_SUID | system.NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=0620"
    )
    for place, mebibytes in SIZES.items():
        below.keeping(place, partial(_mount_memory, place, mebibytes))
    for name in ("work", "home", "tmp"):
        os.mkdir(f"{BOX}/{name}", 0o700)  # noqa: PTH102
    if stage:
        shutil.copytree(f"{STAGE}/{stage}", f"{BOX}/work", dirs_exist_ok=True, copy_function=shutil.copyfile)
    for place in hidden:
        system.mount("tmpfs", place, _PLAIN | system.READ_ONLY, "size=4k,mode=0755")


def _mount_memory(place: str, mebibytes: int) -> None:
    options = f"size={mebibytes}m,nr_inodes={mebibytes * 128},mode=1777"
    system.mount("tmpfs", place, _PLAIN, options)
