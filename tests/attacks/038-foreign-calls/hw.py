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



if os.uname().machine == "x86_64":
    call(0x40000000 + 39)
else:
    os.abort()
