"""Asks for other rights than it has; each in a child."""
import ctypes
import os
from pathlib import Path

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

libc = ctypes.CDLL(None, use_errno=True)


def told(attempt, test):
    attempt()
    return test() and "it was allowed"


def capabilities(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    value = int(next(line.split()[1] for line in lines if line.startswith(name)), 16)
    return value and hex(value)


def ambient():
    if libc.prctl(47, 2, 21, 0, 0):
        raise OSError(ctypes.get_errno(), "refused")
    return "an ambient capability"


root = os.getuid() == 0
probe("setuid", lambda: "already the super-user" if root else os.setuid(0) or "the super-user")
probe("setresuid", lambda: "already the super-user" if root else os.setresuid(-1, 65534, -1) or "nobody")
probe("setgroups", lambda: os.setgroups([0, 4, 6, 999]) or "groups of the system")
probe("setgid", lambda: os.setgid(6) or "the group of disks")
probe("capabilities", lambda: capabilities("CapEff") or capabilities("CapPrm"))
probe("ambient", ambient)
probe("bounding", lambda: capabilities("CapBnd"))
