"""Looks at every descriptor that this process was born with."""
import os
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

SECRET = b"SECRET-OF-THE-" + b"INSTRUCTOR"
HARMLESS = ("/dev/null", "/dev/urandom", "/dev/random")


def descriptors(test):
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            mode, target = os.fstat(int(name)).st_mode, os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
        if test(mode) and target not in HARMLESS:
            found.append((int(name), target))
    return found


def leads_out():
    for number, target in descriptors(stat.S_ISDIR):
        try:
            if "home" in os.listdir(os.open("../../../../../..", os.O_RDONLY, dir_fd=number)):
                return target
        except OSError:
            continue
    return None


regular = descriptors(stat.S_ISREG)
probe("folders", lambda: [target for number, target in descriptors(stat.S_ISDIR) if not target.startswith("/proc/")])
probe("files", lambda: [target for number, target in regular if not target.startswith(("/usr/", "/proc/", os.getcwd()))])
probe("secrets", lambda: [target for number, target in regular if SECRET in os.pread(number, 10**6, 0)])
probe("leads-out", leads_out)
