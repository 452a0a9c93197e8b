"""Who runs a sandbox: never the super-user. Whoever is one lends each sandbox a number of its own."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ...errors import SandboxUnavailable
from .visible import Bind

FIRST, MOST = 64100, 400  #: User numbers that no system gives to people or services.
_BIND = """\
set -e
place=$1; crossing=$2; shift 2; number=0
mount -t tmpfs -o mode=0755,size=1m tmpfs "$place"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir "$place/$number"; else : > "$place/$number"; fi
  mount --bind "$1" "$place/$number"
  number=$((number + 1)); shift
done
mount --move "$place" "$crossing"
shift
exec "$@"
"""
#: Where everything is moved to in the end: a folder that everybody may enter, covered for us alone.
_CROSSINGS = ("/mnt", "/media", "/srv", "/home")


class Identity(NamedTuple):
    """A user number, and the socket whose name nobody else can have while it is lent."""

    number: int
    claim: socket.socket


def lend() -> Identity | None:
    """Return a user number that no other sandbox on this machine has; None where we are no super-user."""
    if os.geteuid() != 0:
        return None
    for number in range(FIRST, FIRST + MOST):
        claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            claim.bind(f"\0keras-grader-user-{number}")
        except OSError:
            claim.close()
        else:
            return Identity(number, claim)
    raise SandboxUnavailable(f"All {MOST} user numbers for sandboxes are in use.")


def moved(binds: Iterable[Bind]) -> list[Bind]:
    """Return *binds* as they are found where `prefix` mounts them."""
    return [bind._replace(source=_crossing() / str(number)) for number, bind in enumerate(binds)]


def prefix(identity: Identity, binds: Sequence[Bind], place: Path) -> list[str]:
    """
    Return the words before a command that start it as *identity*.

    Python may lie in a home that only the super-user enters, so that first everything is mounted on the empty
    folder *place* and moved to where all may go, in a mount namespace that ends with the command.
    """
    number = str(identity.number)
    sources = [str(bind.source) for bind in binds]
    return [
        *(_program("unshare"), "--mount", "--propagation", "private", "--"),
        *("/bin/sh", "-c", _BIND, "sh", str(place), str(_crossing()), *sources, "--"),
        *(
            _program("setpriv"),
            "--reuid",
            number,
            "--regid",
            number,
            "--clear-groups",
            "--no-new-privs",
            "--",
        ),
        *(_program("env"), "-i"),
    ]


def _crossing() -> Path:
    for name in _CROSSINGS:
        if Path(name).is_dir():
            return Path(name)
    raise SandboxUnavailable(f"None of {', '.join(_CROSSINGS)} is there, and one is needed to mount on.")


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise SandboxUnavailable(f"The program {name} is missing; it comes with util-linux and coreutils.")
    return path
