"""
The secret from which hidden inputs are drawn. It never enters a sandbox; what is drawn from it does.

Whoever grades one class on several machines names the same file on all of them in GRADER_SECRET_FILE.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

VARIABLE = "GRADER_SECRET_FILE"
_BYTES = 32
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def draw(key: bytes, digest: str) -> str:
    """Return what is drawn for the submission with this digest: 64 hexadecimal digits, always the same."""
    return hmac.new(key, digest.encode(), hashlib.sha256).hexdigest()


def secret(environment: Mapping[str, str] = os.environ) -> bytes:
    """Return this user's secret, made at its first use; where it cannot be kept, one of this process."""
    with suppress(OSError, RuntimeError):  # Python knows of no home
        path = place(environment)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _make(path)
        if kept := path.read_bytes():
            return kept
    return _of_this_process()


@cache
def _of_this_process() -> bytes:
    return secrets.token_bytes(_BYTES)


def place(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the secret is kept."""
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    return _state_folder(environment) / "keras-grader" / "secret"


def _state_folder(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")


def _make(path: Path) -> None:
    """Whoever comes first makes it; it appears whole or not at all."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}-{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, _NEW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
        _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # fails where another process was quicker
    except FileExistsError:
        return
    except OSError:  # no hard links on this file system
        draft.replace(path)
