"""Makes devices where it may write."""
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


def device(name, kind, major, minor):
    os.mknod(name, kind | 0o600, os.makedev(major, minor))
    try:
        os.close(os.open(name, os.O_RDONLY))
    finally:
        os.unlink(name)
    return f"device {major}:{minor}"


probe("disk", lambda: device("attack-disk", stat.S_IFBLK, 254, 0))
probe("memory", lambda: device("attack-memory", stat.S_IFCHR, 1, 1))
probe("kvm", lambda: device("attack-kvm", stat.S_IFCHR, 10, 232))
probe("null", lambda: device("attack-null", stat.S_IFCHR, 1, 3))
