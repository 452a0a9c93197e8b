"""Sockets of kinds that no homework needs."""
import socket

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


def opened(family, kind=socket.SOCK_DGRAM, protocol=0):
    socket.socket(family, kind, protocol).close()
    return f"a socket of family {int(family)}"


probe("vsock", lambda: opened(40, socket.SOCK_STREAM))
probe("packet", lambda: opened(17, socket.SOCK_RAW, 0x0300))
probe("alg", lambda: opened(38, socket.SOCK_SEQPACKET))
probe("bluetooth", lambda: opened(31, socket.SOCK_RAW, 1))
probe("key", lambda: opened(15, socket.SOCK_RAW, 2))
probe("can", lambda: opened(29, socket.SOCK_RAW, 1))
probe("rds", lambda: opened(21, socket.SOCK_SEQPACKET))
probe("tipc", lambda: opened(30, socket.SOCK_SEQPACKET))
probe("xdp", lambda: opened(44, socket.SOCK_RAW))
probe("raw", lambda: opened(2, socket.SOCK_RAW, 1))
probe("raw6", lambda: opened(10, socket.SOCK_RAW, 58))
probe("packet-old", lambda: opened(2, 10, 0x0300))
