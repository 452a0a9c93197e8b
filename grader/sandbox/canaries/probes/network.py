"""The network, and what listens on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))  #: For documentation only.
_SECONDS = 0.5


def network(bait: Mapping[str, Any]) -> str | None:
    """Look for a way out. Nothing is sent: to connect a datagram socket is to look a route up."""
    if _own_network() == bait["network"]:
        return "the network is this machine's own"
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    if others:
        return f"there is a network interface ({others[0]})"
    for family, address in _ELSEWHERE:
        if _connects(family, socket.SOCK_DGRAM, (address, 9)):
            return f"there is a route to {address}"
    return None


def _own_network() -> str:
    return str(Path("/proc/self/ns/net").readlink())


def services(bait: Mapping[str, Any]) -> str | None:
    """Connect to what the supervisor listens at: a port, a socket in a folder, one without a file."""
    for name, kind, address in _listeners(bait):
        if _connects(kind, socket.SOCK_STREAM, address):
            return f"{name} of this machine can be reached"
    return None


def _listeners(bait: Mapping[str, Any]) -> Iterator[tuple[str, int, Any]]:
    yield "a port", socket.AF_INET, ("127.0.0.1", bait["port"])
    yield "an abstract socket", socket.AF_UNIX, f"\0{bait['abstract']}"
    yield "a socket in a folder", socket.AF_UNIX, bait["socket"]


def _connects(family: int, kind: int, address: Any) -> bool:
    try:
        with socket.socket(family, kind) as one:
            one.settimeout(_SECONDS)
            one.connect(address)
    except OSError:
        return False
    return True
