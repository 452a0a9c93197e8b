"""Pushes characters into a terminal as if somebody had typed them there."""
import fcntl
import os
import platform
import pty

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

TIOCSTI, TIOCLINUX = 0x5412, 0x541C
IOCTL = 16 if platform.machine() == "x86_64" else 29


def standard():
    for number in range(3):
        if os.isatty(number):
            return f"descriptor {number} is a terminal"


try:
    own, _ = pty.openpty()
except OSError:
    own = 0
probe("controlling-terminal", lambda: os.open("/dev/tty", os.O_RDWR))
probe("tiocsti", lambda: fcntl.ioctl(own, TIOCSTI, b"#") or "typed")
probe("tioclinux", lambda: call(IOCTL, own, TIOCLINUX, b"\x03"))
probe("tiocsti-wide", lambda: call(IOCTL, own, (1 << 32) | TIOCSTI, b"#"))
probe("standard-streams", standard)
