"""
Where operating systems differ: the one file that asks which one this is.

Linux was run; what Windows and macOS offer instead (no fork, no `resource`, no subreaper) is tested by
hiding what they lack. Modules that not every system has are imported by the function that needs them.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

import psutil

MEBIBYTE = 2**20
PRIVATE_DESCRIPTOR = 500  #: Where our descriptors lie: above what people close in a loop, below 1024.
_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
_CRASHES = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS", "SIGTRAP")


class Usage(NamedTuple):
    """What a tree of processes uses right now."""

    memory_mb: float
    processes: int


def can_fork() -> bool:
    """Say whether a warm parent can fork a child a submission; on macOS forking after imports is unsafe."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform not in ("darwin", "win32")


def popen_options() -> dict[str, Any]:
    """Return what Popen needs so that a child has a session (or process group) of its own and no window."""
    if hasattr(os, "setsid"):
        return {"start_new_session": True}
    flags = ("CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW")
    return {"creationflags": sum(getattr(subprocess, name, 0) for name in flags)}


def new_session() -> None:
    """Leave the parent's session and process group, where there is such a thing."""
    if hasattr(os, "setsid"):
        with suppress(OSError):  # already a leader
            os.setsid()


def become_subreaper() -> bool:
    """Make orphaned descendants children of this process, not of init. False where that cannot be."""
    if not sys.platform.startswith("linux"):
        return False
    return bool(_c_library().prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def limit_this_process(memory_mb: int, processes: int) -> None:
    """
    Set hard limits that no honest run meets.

    No core dumps, files up to 4 GiB, and a backstop at four times *memory_mb* of private memory: the
    supervisor's watch acts long before.
    """
    try:
        import resource
    except ImportError:
        return
    data = 4 * memory_mb * MEBIBYTE
    _lower(resource, "RLIMIT_CORE", 0)
    _lower(resource, "RLIMIT_FSIZE", 4096 * MEBIBYTE)
    _lower(resource, "RLIMIT_DATA", data)
    _lower(resource, "RLIMIT_NPROC", _threads_of_this_user() + 16 * processes)


def _lower(resource: Any, name: str, value: int) -> None:
    """Lower a limit; one that is lower already stays, one that this system lacks is passed over."""
    if not hasattr(resource, name):
        return
    limit = getattr(resource, name)
    _, hard = resource.getrlimit(limit)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(limit, (value, value))


def _threads_of_this_user() -> int:
    """RLIMIT_NPROC counts every thread of the user, this process's or not."""
    return sum(_quietly(process.num_threads, 1) for process in psutil.process_iter())


def private_copy(descriptor: int) -> int:
    """Return a duplicate of *descriptor* that is out of the way and not inherited by programs started."""
    try:
        import fcntl
    except ImportError:
        return os.dup(descriptor)
    with suppress(OSError):  # the limit of open files may be lower than that
        return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, PRIVATE_DESCRIPTOR)
    return os.dup(descriptor)


def widen_pipe(descriptor: int) -> None:
    """Let a pipe hold 1 MiB where it can, so that native code that holds the GIL rarely waits for us."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, MEBIBYTE)


def bytes_waiting(descriptor: int) -> int:
    """Return how many bytes can be read from a pipe at once without waiting."""
    try:
        import fcntl
        import termios
    except ImportError:
        return _bytes_waiting_on_windows(descriptor)
    answer = fcntl.ioctl(descriptor, termios.FIONREAD, b"\0\0\0\0")
    return int.from_bytes(answer, sys.byteorder)


def _bytes_waiting_on_windows(descriptor: int) -> int:
    windows: Any = importlib.import_module("_winapi")
    runtime: Any = importlib.import_module("msvcrt")
    return int(windows.PeekNamedPipe(runtime.get_osfhandle(descriptor), 0)[0])


def wait_for_bytes(descriptors: Iterable[int], seconds: float) -> None:
    """Wait until one of some pipes has something, or *seconds* have passed."""
    if not hasattr(select, "poll"):  # Windows: nothing there waits for pipes
        time.sleep(min(seconds, 0.02))
        return
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    poll.poll(seconds * 1000)


def flush_native_streams() -> None:
    """Flush what C code printed and its library still holds back."""
    with suppress(OSError, AttributeError):
        _c_library().fflush(None)


@cache
def _c_library() -> ctypes.CDLL:
    return ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)


def usage(tree: Sequence[psutil.Process], enough_mb: float) -> Usage:
    """
    Return what the processes of *tree* use.

    Pages shared by forked processes count once where that matters: only a sum over *enough_mb* is looked
    at closely, because that is slow.
    """
    resident = sum(_quietly(lambda process=process: process.memory_info().rss, 0) for process in tree)
    if resident > enough_mb * MEBIBYTE and len(tree) > 1:
        resident = sum(_quietly(lambda process=process: _share(process), 0) for process in tree)
    return Usage(resident / MEBIBYTE, len(tree))


def _share(process: psutil.Process) -> int:
    memory = process.memory_full_info()
    return int(getattr(memory, "pss", 0) or memory.uss)


def family(pid: int) -> list[psutil.Process]:
    """Return the process *pid* and all its descendants that are alive."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def children(pid: int) -> list[psutil.Process]:
    """Return the children of the process *pid*."""
    try:
        return psutil.Process(pid).children()
    except psutil.Error:
        return []


def kill(processes: Iterable[psutil.Process]) -> None:
    """Kill processes at once; those that ended meanwhile are no matter."""
    for process in processes:
        with suppress(psutil.Error, OSError):
            process.kill()


def kill_family(pid: int) -> None:
    """Kill a tree from the top, again and again, until nothing of it was born in between."""
    for _ in range(50):
        tree = [one for one in family(pid) if _quietly(one.status, "") != psutil.STATUS_ZOMBIE]
        if not tree:
            return
        kill(tree)
        psutil.wait_procs(tree, timeout=0.05)


def kill_marked(name: str, value: str) -> None:
    """Kill whatever was started with *name*=*value* in its environment, wherever it hangs now."""
    for process in psutil.process_iter():
        if process.pid != os.getpid() and _quietly(process.environ, {}).get(name) == value:
            kill([process])


def kernel_kills() -> int | None:
    """Return how many processes this kernel has killed for want of memory; None where it does not say."""
    with suppress(OSError, ValueError), open("/proc/vmstat", encoding="ascii") as file:  # noqa: PTH123
        return next((int(line.split()[1]) for line in file if line.startswith("oom_kill ")), None)
    return None


def signal_of(returncode: int) -> str | None:
    """Return the name of the signal that ended a process, None where it ended by itself."""
    try:
        return signal.Signals(-returncode).name if returncode < 0 else None
    except ValueError:
        return f"signal {-returncode}"


def is_crash(returncode: int) -> bool:
    """Say whether a process broke of itself: an exit of its own, a segmentation fault and the like."""
    return returncode >= 0 or signal_of(returncode) in _CRASHES


def _quietly(ask: Any, otherwise: Any) -> Any:
    """Ask a process something; processes end while one asks."""
    try:
        return ask()
    except (psutil.Error, OSError):
        return otherwise
