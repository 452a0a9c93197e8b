"""System calls that Python 3.11 does not offer, by the C library; each raises OSError where it fails."""

from __future__ import annotations

import ctypes
import os
from functools import cache

NEW_NAMESPACES = (
    0x10000000  # CLONE_NEWUSER
    | 0x00020000  # CLONE_NEWNS
    | 0x20000000  # CLONE_NEWPID
    | 0x40000000  # CLONE_NEWNET
    | 0x08000000  # CLONE_NEWIPC
    | 0x04000000  # CLONE_NEWUTS
    | 0x02000000  # CLONE_NEWCGROUP
)  # linux/sched.h
READ_ONLY, NO_SUID, NO_DEVICES, NO_PROGRAMS = 1, 2, 4, 8  # MS_*, linux/mount.h
PRIVATE = 0x40000 | 0x4000  # MS_PRIVATE | MS_REC
SET_DUMPABLE, DROP_FROM_BOUNDING, SET_NO_NEW_PRIVILEGES, AMBIENT = 4, 24, 38, 47  # PR_*, linux/prctl.h
CLEAR_ALL = 4  # PR_CAP_AMBIENT_CLEAR_ALL
_BIND, _DETACH = 0x1000 | 0x4000, 2  # MS_BIND | MS_REC, MNT_DETACH
_CAPABILITIES_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3


def unshare(flags: int) -> None:
    """Leave the namespaces that *flags* name for new ones."""
    _check(_library().unshare(flags), "unshare")


def mount(kind: str, target: str, flags: int, options: str = "") -> None:
    """Mount a file system that needs no device; with an empty *kind*, change how *target* is mounted."""
    names = [(kind or "none").encode(), target.encode(), kind.encode() or None]
    _check(_library().mount(*names, ctypes.c_ulong(flags), options.encode() or None), f"mount {target}")


def bind(source: str, target: str) -> None:
    """Show *source*, with everything mounted below it, at *target* too."""
    flags = ctypes.c_ulong(_BIND)
    _check(_library().mount(source.encode(), target.encode(), None, flags, None), f"bind {target}")


def unmount(target: str) -> None:
    """Take away what is mounted on *target*, with everything below it."""
    _check(_library().umount2(target.encode(), _DETACH), f"unmount {target}")


def set_host_name(name: str) -> None:
    """Name this machine in its own namespace."""
    _check(_library().sethostname(name.encode(), len(name)), "sethostname")


def control_process(option: int, value: int, more: int = 0) -> None:
    """Call prctl; it takes its arguments as long integers, and some of them are addresses."""
    _check(_library().prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(more), 0, 0), f"prctl {option}")


def drop_capabilities() -> None:
    """Give up every capability, now and for good."""
    for number in range(64):
        if _library().prctl(DROP_FROM_BOUNDING, number, 0, 0, 0) != 0:
            break  # past the last one that this kernel knows
    control_process(AMBIENT, CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_library().capset(header, nothing), "capset")


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
