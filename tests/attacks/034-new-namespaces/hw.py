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



UNSHARE = {"x86_64": 272, "aarch64": 97}[os.uname().machine]
SETNS = {"x86_64": 308, "aarch64": 268}[os.uname().machine]
CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]

for name, flag in {"user": 0x10000000, "mount": 0x20000, "net": 0x40000000, "pid": 0x20000000}.items():
    probe(name, lambda flag=flag: call(UNSHARE, flag))
probe("clone", lambda: call(CLONE, 0x10000000 | 17, 0, 0, 0, 0))
probe("clone3", lambda: call(435, 0, 0))
probe("setns", lambda: call(SETNS, os.open("/proc/1/ns/user", os.O_RDONLY), 0))
