"""Mounts: again and writable, over, elsewhere, away; nothing it tries would harm a machine that allows it."""
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

READ_ONLY_AGAIN, BIND = 32 | 4096, 4096
x86 = platform.machine() == "x86_64"
MOUNT, UNMOUNT, PIVOT, CHROOT = (165, 166, 155, 161) if x86 else (40, 39, 41, 51)
os.makedirs("/tmp/attack-mount", exist_ok=True)


def write_to_usr():
    name = "/usr/attack-was-here"
    os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    os.unlink(name)
    return name


def mount_and_away(*arguments):
    answer = call(MOUNT, *arguments)
    libc.umount2(b"/tmp/attack-mount", 2)
    return answer


probe("remount-usr", lambda: call(MOUNT, b"none", b"/usr/nowhere", None, READ_ONLY_AGAIN, None))
probe("remount-root", lambda: call(MOUNT, b"none", b"/nowhere", None, READ_ONLY_AGAIN, None))
probe("mount-memory", lambda: mount_and_away(b"tmpfs", b"/tmp/attack-mount", b"tmpfs", 0, b"size=4k"))
probe("bind", lambda: mount_and_away(b"/usr", b"/tmp/attack-mount", None, BIND, None))
probe("change-root", lambda: call(CHROOT, b"/nowhere"))
probe("pivot-root", lambda: call(PIVOT, b"/nowhere", b"/nowhere"))
probe("unmount", lambda: call(UNMOUNT, b"/nowhere", 2))
probe("usr-still-read-only", write_to_usr)
