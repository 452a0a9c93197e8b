"""Looks into other processes by every way that debuggers use; nothing is written."""
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

x86 = platform.machine() == "x86_64"
PTRACE, READ, WRITE = (101, 310, 311) if x86 else (117, 270, 271)
SEIZE = 0x4206
parent = os.getppid()


def opened(pid):
    os.close(os.open(f"/proc/{pid}/mem", os.O_RDWR))
    return f"/proc/{pid}/mem"


probe("ptrace-init", lambda: call(PTRACE, SEIZE, 1, 0, 0))
probe("ptrace-parent", lambda: call(PTRACE, SEIZE, parent, 0, 0))
probe("mem-init", lambda: opened(1))
probe("mem-parent", lambda: opened(parent))
probe("process_vm_readv", lambda: call(READ, parent, None, 0, None, 0, 0))
probe("process_vm_writev", lambda: call(WRITE, parent, None, 0, None, 0, 0))
