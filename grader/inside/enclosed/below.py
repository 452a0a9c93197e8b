"""A fresh folder in place of one below which something has to stay: Python may be installed in /tmp."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from . import system

_ASIDE = "/box/aside"  #: In memory that can be written already; gone when this is done.


def keeping(place: str, cover: Callable[[], None]) -> None:
    """Call *cover*, which mounts something on *place*, and show again in there what was mounted below it."""
    kept = list(_mounted_below(place))
    if not kept:
        cover()
        return
    os.mkdir(_ASIDE)  # noqa: PTH102
    system.bind(place, _ASIDE)
    cover()
    for path in kept:
        _make_like(_ASIDE + path[len(place) :], path)
        system.bind(_ASIDE + path[len(place) :], path)
    system.unmount(_ASIDE)
    os.rmdir(_ASIDE)  # noqa: PTH106


def _mounted_below(place: str) -> Iterator[str]:
    """Yield the mount points below *place* that lie below no other."""
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    points = sorted({_plain(line.split()[4]) for line in lines})
    below = [point for point in points if point.startswith(f"{place}/")]
    for point in below:
        if not any(point.startswith(f"{other}/") for other in below):
            yield point


def _plain(point: str) -> str:
    """Undo the kernel's way to write blanks and the like: a backslash and three octal digits."""
    return point.encode().decode("unicode_escape").encode("latin-1").decode("utf-8")


def _make_like(model: str, path: str) -> None:
    if os.path.isdir(model):  # noqa: PTH112
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "w", encoding="ascii"):  # noqa: PTH123
            pass
