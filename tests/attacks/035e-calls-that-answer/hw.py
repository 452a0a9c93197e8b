"""System calls that no homework needs and through which kernels were broken."""
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
memory = ctypes.create_string_buffer(256)
handle = ctypes.create_string_buffer(b"\x08\0\0\0\x01\0\0\0\x02\0\0\0\0\0\0\0", 136)  # inode 2: the root
probe("io_uring_setup", lambda: call(425, 1, memory))
probe("bpf", lambda: call(321 if x86 else 280, 0, memory, 64))
probe("userfaultfd", lambda: call(323 if x86 else 282, 1))
probe("perf_event_open", lambda: call(298 if x86 else 241, memory, 0, -1, -1, 0))
probe("name_to_handle_at", lambda: call(303 if x86 else 264, -100, b"/usr", memory, memory, 0))
probe("open_by_handle_at", lambda: call(304 if x86 else 265, -100, handle, 0))
probe("modify_ldt", lambda: call(154, 0, memory, 64) if x86 else None)
probe("personality", lambda: call(135 if x86 else 92, 0x0040000))
probe("fanotify", lambda: call(300 if x86 else 262, 0x200, 0))
