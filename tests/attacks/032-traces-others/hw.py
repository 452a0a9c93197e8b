def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import ctypes
import os

library = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    """Make a system call; raise where it is refused."""
    ctypes.set_errno(0)
    result = library.syscall(ctypes.c_long(number), *(ctypes.c_long(one) for one in arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return f"call {number} gave {result}"



PTRACE = {"x86_64": 101, "aarch64": 117}[os.uname().machine]
READ = {"x86_64": 310, "aarch64": 270}[os.uname().machine]

probe("ptrace", lambda: call(PTRACE, 16, 1, 0, 0))
probe("seize", lambda: call(PTRACE, 0x4206, 1, 0, 0))
probe("read", lambda: call(READ, 1, 0, 0, 0, 0, 0))
probe("memory file", lambda: (open("/proc/1/mem", "r+b"), "opened")[1])
probe("parent's memory", lambda: (open(f"/proc/{os.getppid()}/mem", "r+b"), "opened")[1])
