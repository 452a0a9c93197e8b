"""The kernel: privileges, and calls that no homework needs."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_NEW_USERS = 0x10000000  # CLONE_NEWUSER, linux/sched.h
_TYPE_INTO_TERMINAL = 0x5412  # TIOCSTI
_PACKETS, _KERNEL_CIPHERS = 17, 38  # AF_PACKET, AF_ALG
_SECOND_TABLE = 0x40000000  # x32
#: Numbers of system calls, linux/unistd.h of x86_64 and of aarch64.
_NUMBERS = {
    "x86_64": {"clone": 56, "ptrace": 101, "keyctl": 250, "read_memory": 310, "userfaultfd": 323},
    "aarch64": {"clone": 220, "ptrace": 117, "keyctl": 219, "read_memory": 270, "userfaultfd": 282},
}
_CLONE3, _IO_URING = 435, 425  # the same everywhere
_REFUSED = (errno.EPERM, errno.ENOSYS)


def privileges(_bait: Mapping[str, Any]) -> str | None:
    """Read what the kernel says of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    status = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
    wanted = dict.fromkeys(("CapEff", "CapPrm", "CapInh", "CapBnd", "CapAmb"), 0)
    for name, value in (wanted | {"NoNewPrivs": 1, "Seccomp": 2}).items():
        if int(status[name], 16) != value:
            return f"{name} is {status[name]}"
    return "it runs as the super-user" if 0 in (os.getuid(), os.getgid()) else None


def keys(_bait: Mapping[str, Any]) -> str | None:
    """Ask for the session's keyring."""
    return None if _call("keyctl", 0, -3, 0) in _REFUSED else "the kernel's keyrings can be asked"


def tracing(_bait: Mapping[str, Any]) -> str | None:
    """Let oneself be traced, and read memory by a process's number."""
    if _in_child(lambda: _call("ptrace", 0, 0, 0, 0)) not in _REFUSED:
        return "processes can be traced"
    if _call("read_memory", os.getpid(), 0, 0, 0, 0, 0) not in _REFUSED:
        return "the memory of processes can be read by number"
    return None


def namespaces(_bait: Mapping[str, Any]) -> str | None:
    """Open a namespace in which one would be the super-user."""
    library = ctypes.CDLL(None, use_errno=True)
    if _in_child(lambda: ctypes.get_errno() if library.unshare(_NEW_USERS) else 0) == 0:
        return "a new user namespace could be opened"
    if _in_child(lambda: _call("clone", _NEW_USERS | signal.SIGCHLD, 0, 0, 0, 0)) == 0:
        return "a process could be started in a new user namespace"
    return None if _number(_CLONE3, 0, 0) in _REFUSED else "clone3 can be called"


def rare_calls(_bait: Mapping[str, Any]) -> str | None:
    """Try calls and sockets that serve attacks on kernels far more often than homework."""
    if _number(_IO_URING, 1, 0) not in _REFUSED:
        return "io_uring can be used"
    if _number(_NUMBERS[platform.machine()]["userfaultfd"], 0xFFFF) not in _REFUSED:
        return "userfaultfd can be used"
    library = ctypes.CDLL(None, use_errno=True)
    for family in (_PACKETS, _KERNEL_CIPHERS):
        if library.socket(family, 3 if family == _PACKETS else 5, 0) >= 0:
            return f"a socket of family {family} can be opened"
    library.ioctl(0, ctypes.c_ulong(_TYPE_INTO_TERMINAL), b"x")
    return None if ctypes.get_errno() in _REFUSED else "characters can be typed into a terminal"


def foreign_calls(_bait: Mapping[str, Any]) -> str | None:
    """Call the kernel by another architecture's numbers, where this one has such; that has to end it."""
    if platform.machine() != "x86_64":
        return None
    ended = _status(lambda: _number(_SECOND_TABLE | 39))
    held = os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGSYS
    return None if held else "system calls of another architecture are not refused"


def core_dumps(bait: Mapping[str, Any]) -> str | None:
    """Open for writing what says where dumps of memory go, and whether there are any."""
    for path in bait["settings"]:
        try:
            with Path(path).open("r+b"):
                return f"{path} can be opened for writing"
        except OSError:
            continue
    allowed = resource.getrlimit(resource.RLIMIT_CORE) != (0, 0)
    return "a crash writes a dump of its memory" if allowed else None


def _call(name: str, *arguments: int) -> int:
    return _number(_NUMBERS[platform.machine()][name], *arguments)


def _number(number: int, *arguments: int) -> int:
    """Make a system call; return the number of the error, 0 where there was none."""
    library = ctypes.CDLL(None, use_errno=True)
    result = library.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    return ctypes.get_errno() if result < 0 else 0


def _in_child(act: Callable[[], int]) -> int:
    return os.WEXITSTATUS(_status(act))


def _status(act: Callable[[], int]) -> int:
    """Do it in a child, which may not survive it, and return how that ended."""
    child = os.fork()
    if child == 0:
        os._exit(act() & 0xFF)
    return os.waitpid(child, 0)[1]
