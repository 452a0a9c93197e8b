"""
A filter of system calls, written in the kernel's classic BPF.

Everything is allowed but what reaches around a sandbox: other processes' memory, keys, mounts, namespaces,
the kernel itself, rare kinds of sockets, memory that belongs to no process and so is counted by nobody but a
control group, and the calls of other architectures, which have other numbers.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Iterable, Iterator

from . import system
from .syscalls import ARCHITECTURES, Architecture

KNOWN = tuple(ARCHITECTURES)

Instruction = tuple[int, int, int, int]  #: Code, jump if true, jump if false, value.

_LOAD, _IF_EQUAL, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06  # linux/bpf_common.h
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data, linux/seccomp.h
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000  # SECCOMP_RET_*
_FILTER_MODE, _SET_SECCOMP = 2, 22
_SOCKETS = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6
_NETLINK, _ROUTES = 16, 0  # the kernel's own sockets, and what libc asks them for: which interfaces there are
_TERMINAL = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX: typing into somebody's terminal
_NATIVE = (0, 0xFFFFFFFF)  # personality: the usual one, and the question which one it is


def install(machine: str = "") -> None:
    """
    Filter the system calls of this process and all it starts, for good; OSError where that fails.

    Threads that run already are not filtered: call it in a fork that has none yet.
    """
    code = program(machine or platform.machine())
    buffer = ctypes.create_string_buffer(code)
    described = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    system.control_process(system.SET_NO_NEW_PRIVILEGES, 1)
    holder = ctypes.create_string_buffer(described)
    system.control_process(_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(holder))


def program(machine: str) -> bytes:
    """Return the filter for an architecture, as the kernel reads it; LookupError for one not in KNOWN."""
    return b"".join(struct.pack("HBBI", *instruction) for instruction in _program(ARCHITECTURES[machine]))


def _program(arch: Architecture) -> Iterator[Instruction]:
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield from _unless(_IF_EQUAL, arch.audit, _KILL)
    yield _LOAD, 0, 0, _NUMBER
    if arch.foreign_bit:
        yield from _when(_IF_ANY_BIT, arch.foreign_bit, _KILL)
    for number in arch.forbidden.values():
        yield from _when(_IF_EQUAL, number, _error(errno.EPERM))
    # The flags of clone3 lie in memory, where a filter cannot see them; libc falls back on clone.
    yield from _when(_IF_EQUAL, arch.clone3, _error(errno.ENOSYS))
    for number, inside in _by_argument(arch):
        block = [*inside, (_RETURN, 0, 0, _ALLOW)]
        yield _IF_EQUAL, 0, len(block), number
        yield from block
    yield _RETURN, 0, 0, _ALLOW


def _by_argument(arch: Architecture) -> Iterator[tuple[int, list[Instruction]]]:
    """Yield the calls that depend on an argument, of which the lower 32 bits count."""
    yield arch.clone, [_argument(0), *_when(_IF_ANY_BIT, system.NEW_NAMESPACES, _error(errno.EPERM))]
    for number in (arch.socket, arch.socketpair):  # the latter asks for the kind of socket, even in vain
        yield number, [_argument(0), *_only_routes(), *_none_of(_SOCKETS, _error(errno.EAFNOSUPPORT))]
    yield arch.personality, [_argument(0), *_none_of(_NATIVE, _error(errno.EPERM))]
    refused = [step for number in _TERMINAL for step in _when(_IF_EQUAL, number, _error(errno.EPERM))]
    yield arch.ioctl, [_argument(1), *refused]


def _only_routes() -> list[Instruction]:
    """Decide about a socket to the kernel by its third argument; go on behind it for any other socket."""
    other = _none_of((_ROUTES,), _error(errno.EPROTONOSUPPORT))
    decided = [_argument(2), *other, (_RETURN, 0, 0, _ALLOW)]
    return [(_IF_EQUAL, 0, len(decided), _NETLINK), *decided]


def _argument(position: int) -> Instruction:
    return _LOAD, 0, 0, _ARGUMENTS + 8 * position  # little-endian on both


def _when(test: int, value: int, verdict: int) -> list[Instruction]:
    return [(test, 0, 1, value), (_RETURN, 0, 0, verdict)]


def _unless(test: int, value: int, verdict: int) -> list[Instruction]:
    return [(test, 1, 0, value), (_RETURN, 0, 0, verdict)]


def _none_of(values: Iterable[int], verdict: int) -> list[Instruction]:
    """Return *verdict* where the loaded value is none of *values*; go on behind it otherwise."""
    wanted = list(values)
    tests = [(_IF_EQUAL, len(wanted) - place, 0, value) for place, value in enumerate(wanted)]
    return [*tests, (_RETURN, 0, 0, verdict)]


def _error(number: int) -> int:
    return _ERROR | number
