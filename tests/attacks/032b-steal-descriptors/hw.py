"""Reaches for its parent's descriptors, on one of which the end of a run is told."""
import os
import platform

import errno


def probe(name, attempt):
    """Try what has to be denied, and say in a line what came of it."""
    try:
        reached = attempt()
    except OSError as error:
        code = errno.errorcode.get(error.errno, type(error).__name__)
        print(f"PROBE {name}: denied ({code})")
    else:
        print(f"PROBE {name}: OPEN {reached}" if reached else f"PROBE {name}: denied (nothing there)")

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
REFUSALS = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EAFNOSUPPORT, errno.EROFS, errno.ENOSPC)


def call(number, *arguments):
    """Make a system call; OSError where it is refused, whatever else the kernel answers was reached."""
    words = [word if isinstance(word, (bytes, ctypes.Array, type(None))) else ctypes.c_long(word) for word in arguments]
    result = libc.syscall(ctypes.c_long(number), *words)
    code = ctypes.get_errno() if result == -1 else 0
    if code in REFUSALS:
        raise OSError(code, "refused")
    return f"the kernel answered {errno.errorcode[code]}" if code else f"the kernel answered {result}"

parent = os.getppid()


def again():
    for name in os.listdir(f"/proc/{parent}/fd"):
        os.close(os.open(f"/proc/{parent}/fd/{name}", os.O_RDWR))
        return f"/proc/{parent}/fd/{name}"


def steal():
    descriptor = os.pidfd_open(parent)
    return [answer for number in range(12) if "EBADF" not in (answer := call(438, descriptor, number, 0))]


probe("pidfd_getfd", steal)
probe("parents-descriptors", lambda: [os.readlink(f"/proc/{parent}/fd/{name}") for name in os.listdir(f"/proc/{parent}/fd")])
probe("opened-again", again)
probe("kcmp", lambda: call(312 if platform.machine() == "x86_64" else 272, os.getpid(), parent, 0, 1, 1))
probe("process_madvise", lambda: call(440, os.pidfd_open(parent), None, 0, 21, 0))
