"""
Read as text and run inside: each probe tries one thing, and says what it reached.

A probe that raises, or finds nothing, was held. The names PORT and SECRET are set in front of this text.
"""

from __future__ import annotations

import ctypes
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PORT: int = globals()["PORT"]
SECRET: str = globals()["SECRET"]
FOLDERS = ("/tmp", "/var/tmp", "/home", "/root", "/stage", str(Path.home()))  # noqa: S108 -- it looks only
CALLS = {
    "x86_64": {"keyctl": 250, "ptrace": 101, "unshare": 272},
    "aarch64": {"keyctl": 219, "ptrace": 117, "unshare": 97},
}
LARGEST = 1024  # mebibytes that a folder may hold at most


def planted_secret() -> object:
    """Find a file of the supervisor's, by its name or by what it says."""
    found = [name for name, value in os.environ.items() if SECRET in value]
    for folder in FOLDERS:
        for path in Path(folder).glob("*canary*"):
            found.append(str(path))
    return found


def written_environment() -> object:
    """Write where Python and its packages lie."""
    places = [os.path.dirname(os.__file__), sys.prefix, "/usr", "/"]  # noqa: PTH120
    return [place for place in places if _can_write(place)]


def network() -> object:
    """Reach a port on which the supervisor listens."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=1):
        return PORT


def host_processes() -> object:
    """See a process that is neither this one nor its keeper."""
    own = {"1", str(os.getpid()), str(os.getppid())}
    return [name for name in os.listdir("/proc") if name.isdigit() and name not in own]  # noqa: PTH208


def keyctl() -> object:
    """Ask the kernel's keyring, which all sandboxes would share."""
    return _call("keyctl", 0, -3, 1)


def ptrace() -> object:
    """Look into process number 1."""
    return _call("ptrace", 0x4206, 1)


def new_namespace() -> object:
    """Make a namespace in which one is the super-user."""
    return _call("unshare", 0x10000000)


def core_pattern() -> object:
    """Open for writing what the kernel runs when something crashes."""
    with open("/proc/sys/kernel/core_pattern", "w"):  # noqa: PTH123
        return "opened"


def environment_of_1() -> object:
    """Read the environment of process number 1."""
    return Path("/proc/1/environ").read_bytes()


def memory_folders() -> object:
    """Look for a folder that can be written and has no small size of its own."""
    found = []
    for place in (os.getcwd(), tempfile.gettempdir(), "/tmp", "/dev/shm", "/dev", "/"):  # noqa: PTH109, S108
        sizes = os.statvfs(place)
        if _can_write(place) and sizes.f_blocks * sizes.f_frsize > LARGEST * 2**20:
            found.append(place)
    return found


def privileges() -> object:
    """Look for what a process without privileges does not have."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    wanted = {"CapEff": 0, "CapPrm": 0, "CapBnd": 0, "NoNewPrivs": 1, "Seccomp": 2}
    return [name for name, value in wanted.items() if int(status[name], 16) != value]


def descriptors() -> object:
    """Find a file of the machine among the descriptors that one is born with."""
    found = []
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208
        target = os.path.realpath(f"/proc/self/fd/{name}")
        if target.startswith("/") and not target.startswith(("/dev/", "/proc/")):
            found.append(target)
    return found


def _can_write(place: str) -> bool:
    try:
        path = Path(place) / "canary"
        path.write_text("sings")
        path.unlink()
    except OSError:
        return False
    return True


def _call(name: str, *arguments: int) -> object:
    library = ctypes.CDLL(None, use_errno=True)
    number = CALLS[os.uname().machine][name]
    return library.syscall(ctypes.c_long(number), *(ctypes.c_long(one) for one in arguments)) >= 0


def _said(probe: Callable[[], object]) -> str:
    try:
        reached = probe()
    except Exception:
        return ""
    return str(reached) if reached else ""


PROBES = (planted_secret, written_environment, network, host_processes, keyctl, ptrace, new_namespace)
PROBES += (core_pattern, environment_of_1, memory_folders, privileges, descriptors)
for one in PROBES:
    print(json.dumps({"name": one.__name__, "reached": _said(one)}))
