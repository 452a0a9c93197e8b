"""What the supervisor plants and opens, to see whether anybody inside finds it."""

from __future__ import annotations

import os
import socket
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ...inside.enclosed import mounts


class Bait(NamedTuple):
    """Where to look; a name that nothing else on this machine has is part of each."""

    name: str
    files: tuple[str, ...]
    port: int
    abstract: str
    socket: str
    network: str
    variable: str
    settings: tuple[str, ...] = ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger")
    writable: tuple[str, ...] = tuple(mounts.SIZES)
    stage: str = mounts.STAGE


@contextmanager
def laid() -> Iterator[Bait]:
    """Plant everything, and take it away again."""
    name = f"grader-canary-{uuid.uuid4().hex[:12]}"
    variable = name.upper().replace("-", "_")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"{name}-")))
        folder.chmod(0o755)  # whoever gets as far as here is not stopped by who owns it
        stack.enter_context(_set(variable))
        yield Bait(
            name=name,
            files=tuple(_files(stack, folder, name)),
            port=_listen(stack, socket.AF_INET, ("127.0.0.1", 0))[1],
            abstract=_listen_as(stack, f"\0{name}").lstrip("\0"),
            socket=_listen_as(stack, str(folder / "socket")),
            network=_own_network(),
            variable=variable,
        )


def _files(stack: ExitStack, folder: Path, name: str) -> Iterator[str]:
    """Plant a file that all may read among the temporary files, and one at home where that can be."""
    for path in (folder / "secret", Path.home() / f".{name}"):
        with suppress(OSError):
            path.write_text("planted by `grader doctor`; may be deleted\n", encoding="ascii")
            stack.callback(path.unlink, missing_ok=True)
            path.chmod(0o644)
            yield str(path)


@contextmanager
def _set(variable: str) -> Iterator[None]:
    os.environ[variable] = "secret"
    try:
        yield
    finally:
        del os.environ[variable]


def _listen(stack: ExitStack, family: int, address: object) -> tuple[str, int]:
    """Listen, so that the system says yes to whoever connects; nobody ever answers."""
    one = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
    one.bind(address)  # type: ignore[arg-type]
    one.listen()
    name = one.getsockname()
    return name if isinstance(name, tuple) else ("", 0)


def _listen_as(stack: ExitStack, name: str) -> str:
    """Listen under *name* where that can be: systems differ in how long one may be, and what it may hold."""
    with suppress(OSError, AttributeError):
        _listen(stack, socket.AF_UNIX, name)
        if not name.startswith("\0"):
            Path(name).chmod(0o666)
    return name


def _own_network() -> str:
    try:
        return str(Path("/proc/self/ns/net").readlink())
    except OSError:
        return ""
