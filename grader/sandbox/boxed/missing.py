"""What this machine lacks for the `sandboxed` level, as a sentence that says how to mend it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from ...errors import SandboxUnavailable
from ...inside.enclosed import seccomp
from .line import machine
from .place import BUBBLEWRAP, BoxedPlace
from .promise import NOTHING

_SECONDS = 20.0
#: What every run does besides: namespaces inside those of bubblewrap.
_NESTED = (
    "/usr/bin/unshare",
    "--user",
    "--map-current-user",
    "--mount",
    "--pid",
    "--net",
    "--fork",
    "/bin/true",
)
_SWITCH = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
INSTALL = "Please install bubblewrap (Debian and Ubuntu: apt-get install bubblewrap)."
APPARMOR = (
    "Ubuntu's AppArmor forbids it: `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0` allows it"
    " until the next start."
)


@cache
def reason() -> str | None:
    """Return why nothing can run in bubblewrap here, None where it can. Tries it out; takes some 30 ms."""
    if not sys.platform.startswith("linux"):
        return f"Bubblewrap is for Linux; this is {sys.platform}."
    if machine() not in seccomp.KNOWN:
        return f"No filter of system calls is written for {machine()}."
    if shutil.which(BUBBLEWRAP) is None:
        return f"Bubblewrap is missing. {INSTALL}"
    return _try()


def _try() -> str | None:
    try:
        place = BoxedPlace(NOTHING)
    except (OSError, SandboxUnavailable) as error:
        return str(error)
    try:
        process = place.start(
            _NESTED,
            {},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _, words = process.communicate(timeout=_SECONDS)
    except (OSError, SandboxUnavailable, subprocess.TimeoutExpired) as error:
        return f"Bubblewrap could not be started: {error}."
    finally:
        place.close()
    return None if process.returncode == 0 else _explained(words.decode("utf-8", "replace"))


def _explained(words: str) -> str:
    last = (words.strip().splitlines() or ["it did not say why"])[-1]
    mend = APPARMOR if _restricted() else "User namespaces have to be allowed for bubblewrap."
    return f"Bubblewrap does not work here ({last}). {mend}"


def _restricted() -> bool:
    try:
        return _SWITCH.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
