"""Namespaces of one run: users, mounts, processes, network, messages, host name, control groups."""

from __future__ import annotations

import fcntl
import os
import socket
import struct

from . import system

_SET_INTERFACE_FLAGS = 0x8914  # SIOCSIFFLAGS, linux/sockios.h
_UP = 0x1  # IFF_UP


def enter() -> None:
    """
    Move this process into namespaces of its own, with all capabilities inside them and none outside.

    The namespace of processes holds only those forked from now on; the first of them is its number 1.
    """
    user, group = os.getuid(), os.getgid()
    system.unshare(system.NEW_NAMESPACES)
    _write("setgroups", "deny")  # the kernel wants this before a group may be mapped
    _write("uid_map", f"{user} {user} 1")
    _write("gid_map", f"{group} {group} 1")


def furnish() -> None:
    """Make host name and network of the new namespaces what programs expect: a loopback that is up."""
    system.set_host_name("sandbox")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as anything:
        fcntl.ioctl(anything, _SET_INTERFACE_FLAGS, struct.pack("16sh22x", b"lo", _UP))


def _write(name: str, text: str) -> None:
    with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 -- a fork is in a hurry
        file.write(text)
