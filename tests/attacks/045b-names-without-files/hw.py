"""Sockets with a name and no file belong to a network; those of the machine must not be in reach."""
import socket
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


def connect(*names):
    for name in names:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            with socket.socket(socket.AF_UNIX, kind) as one:
                try:
                    one.connect("\0" + name)
                except OSError:
                    continue
                return name
    return None


def listed():
    lines = Path("/proc/net/unix").read_text().splitlines()[1:]
    return [line.split()[-1] for line in lines if "@" in line]


def multicast():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15) as one:  # events of devices
        one.bind((0, 1))
        one.settimeout(0.1)
        return one.recv(100)


grader = "ker" + "as-grader-user-"
probe("grader", lambda: connect(*(f"{grader}{number}" for number in range(64100, 64140))))
probe("display", lambda: connect("/tmp/.X11-unix/X0", "/tmp/.ICE-unix/1"))
probe("bus", lambda: connect("/run/user/0/bus", "/tmp/dbus-system"))
probe("systemd", lambda: connect("/org/freedesktop/systemd1/notify", "/org/kernel/udev/udevd"))
probe("listed", listed)
probe("multicast", multicast)
