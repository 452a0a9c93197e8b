"""Ports of this machine, for servers that a test starts."""

from __future__ import annotations

import socket
import time
from contextlib import suppress

_SECONDS = 60.0


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_for_port(port: int) -> None:
    """Wait until somebody listens at *port*."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"nobody listens at port {port}")
