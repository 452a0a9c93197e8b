"""Canaries that look and reach for what they must not have: one run, many probes."""

from __future__ import annotations

import json
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import Sandbox
from .song import Canary, fly

PROBES = Path(__file__).with_name("probes.py")
_NAMES = {
    "planted_secret": "planted secret",
    "written_environment": "write to the environment",
    "network": "network",
    "host_processes": "host processes",
    "keyctl": "keyctl",
    "ptrace": "ptrace",
    "new_namespace": "new namespaces",
    "core_pattern": "core pattern",
    "environment_of_1": "environment of process 1",
    "memory_folders": "size of folders",
    "privileges": "privileges",
    "descriptors": "descriptors",
}


def looks(sandbox: Sandbox) -> Iterator[Canary]:
    """Yield whether each probe was held; one that did not report was not."""
    with _planted() as (port, secret):
        source = f"PORT, SECRET = {port}, {secret!r}\n{_source()}"
        flight = fly(sandbox, source)
    said = dict(_parsed(line) for line in flight.printed.splitlines())
    for probe, name in _NAMES.items():
        reached = said.get(probe, "it did not report")
        yield Canary(name, not reached, f"reached: {reached[:200]}" if reached else "held")


def _source() -> str:
    """Return the probes without what only a module may begin with."""
    return PROBES.read_text(encoding="utf-8").replace("from __future__ import annotations\n", "")


def _parsed(line: str) -> tuple[str, str]:
    content = json.loads(line)
    return content["name"], content["reached"]


@contextmanager
def _planted() -> Iterator[tuple[int, str]]:
    """Listen on a port, and lay a secret where everybody could read it."""
    secret = secrets.token_hex(16)
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        tempfile.NamedTemporaryFile(prefix="canary") as file,
    ):
        file.write(secret.encode())
        file.flush()
        Path(file.name).chmod(0o644)
        os.environ["GRADER_CANARY"] = secret
        try:
            yield server.getsockname()[1], secret
        finally:
            del os.environ["GRADER_CANARY"]
