"""Reads standard input and every socket it finds."""
import os
import socket
import stat

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


def sockets():
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                with socket.socket(fileno=os.dup(int(name))) as one:
                    found.append((one.family.name, one.type.name))
        except OSError:
            continue
    return found


probe("standard-input", lambda: os.read(0, 100))
probe("sockets", sockets)
probe("terminal", lambda: [number for number in range(3) if os.isatty(number)] or os.open("/dev/tty", os.O_RDWR))
