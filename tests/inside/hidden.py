"""Hides what other systems lack, in a process that is about to run ours. Started by `sitecustomize`."""

from __future__ import annotations

import importlib.machinery
import os
import select
import socket
import sys
import types
from typing import Any

NAMES = {
    os: ("fork", "forkpty", "setsid", "killpg", "wait4", "getuid"),
    socket: ("send_fds", "recv_fds"),
    select: ("poll", "epoll"),
}
MODULES = ("resource", "fcntl", "termios")


def hide() -> None:
    """Take away what Windows lacks, and give the two modules that only Windows has."""
    import psutil  # noqa: F401 -- it needs on Linux what is hidden, and has other means elsewhere

    for module, names in NAMES.items():
        for name in names:
            vars(module).pop(name, None)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    sys.meta_path.insert(0, _WindowsModules())


class _WindowsModules:
    """Finds `_winapi` and `msvcrt`, but only for our own code: the standard library asks for them too."""

    def find_spec(self, name: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        if name not in ("_winapi", "msvcrt") or not _asked_by("_bytes_waiting_on_windows"):
            return None
        return importlib.machinery.ModuleSpec(name, self)  # type: ignore[arg-type]

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        module: Any = types.ModuleType(spec.name)
        module.PeekNamedPipe = lambda handle, size: (4096 if _readable(handle) else 0, 0)
        module.get_osfhandle = lambda descriptor: descriptor
        return module

    def exec_module(self, module: types.ModuleType) -> None: ...


_select = select.select


def _readable(descriptor: int) -> bool:
    return bool(_select([descriptor], [], [], 0)[0])


def _asked_by(function: str) -> bool:
    frame = sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        if frame.f_code.co_name == function:
            return True
    return False
