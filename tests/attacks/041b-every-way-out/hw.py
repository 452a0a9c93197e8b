"""Sends a line out by every way there may be."""
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


def stream(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as one:
        one.settimeout(0.3)
        one.connect(address)
    return f"connected to {address}"


def datagram(family, address, protocol=0):
    with socket.socket(family, socket.SOCK_DGRAM, protocol) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        one.sendto(b"hidden", address)
    return f"sent to {address}"


def routes():
    return [line.split()[0] for line in Path("/proc/net/route").read_text().splitlines()[1:]]


probe("tcp", lambda: stream(socket.AF_INET, ("1.1.1.1", 443)))
probe("tcp6", lambda: stream(socket.AF_INET6, ("2606:4700:4700::1111", 443)))
probe("udp", lambda: datagram(socket.AF_INET, ("8.8.8.8", 53)))
probe("dns", lambda: socket.getaddrinfo("hidden-inputs.example.com", 80))
probe("icmp", lambda: datagram(socket.AF_INET, ("8.8.8.8", 0), socket.IPPROTO_ICMP))
probe("broadcast", lambda: datagram(socket.AF_INET, ("255.255.255.255", 9)))
probe("interfaces", lambda: [name for _, name in socket.if_nameindex() if name != "lo"])
probe("routes", routes)
