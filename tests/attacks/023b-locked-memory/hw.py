"""Locks all its memory."""
import ctypes
import os

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


def lock():
    if libc.mlockall(3):
        raise OSError(ctypes.get_errno(), "refused")
    return bool(bytearray(b"x" * 200_000_000)) and "200 MB were locked"


probe("mlockall", lock)
