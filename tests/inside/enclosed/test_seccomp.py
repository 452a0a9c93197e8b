"""The filter of system calls: simulated for both architectures, and tried on this one."""

from __future__ import annotations

import errno
import json
import platform
import subprocess
import sys

import pytest

from grader.inside.enclosed import seccomp
from grader.inside.enclosed.syscalls import ARCHITECTURES

from .bpf import ALLOWED, KILLED, verdict

NEW_USER, NEW_TASK_THREAD = 0x10000000, 0x00010000 | 0x00000100


@pytest.mark.parametrize("machine", seccomp.KNOWN)
def test_what_is_forbidden_is_not_permitted(machine: str) -> None:
    arch = ARCHITECTURES[machine]
    program = seccomp.program(machine)
    found = {name: verdict(program, arch.audit, number) for name, number in arch.forbidden.items()}
    assert set(found.values()) == {errno.EPERM}, found


@pytest.mark.parametrize("machine", seccomp.KNOWN)
def test_calls_of_another_architecture_end_the_process(machine: str) -> None:
    program = seccomp.program(machine)
    for other in (0x40000003, 0xC000003E, 0xC00000B7):
        expected = ALLOWED if other == ARCHITECTURES[machine].audit else KILLED
        assert verdict(program, other, 0) == expected


def test_the_second_table_of_x86_ends_the_process() -> None:
    assert verdict(seccomp.program("x86_64"), 0xC000003E, 0x40000000) == KILLED


@pytest.mark.parametrize("machine", seccomp.KNOWN)
@pytest.mark.parametrize(
    ("call", "arguments", "expected"),
    [
        ("clone", (NEW_TASK_THREAD,), ALLOWED),
        ("clone", (17,), ALLOWED),
        ("clone", (NEW_USER | 17,), errno.EPERM),
        ("clone3", (0,), errno.ENOSYS),
        ("socket", (1,), ALLOWED),
        ("socket", (2,), ALLOWED),
        ("socket", (10,), ALLOWED),
        ("socket", (16,), ALLOWED),
        ("socket", (17,), errno.EAFNOSUPPORT),
        ("socket", (38,), errno.EAFNOSUPPORT),
        ("socket", (40,), errno.EAFNOSUPPORT),
        ("ioctl", (0, 0x5412), errno.EPERM),
        ("ioctl", (0, 0x541C), errno.EPERM),
        ("ioctl", (0, 0x5401), ALLOWED),
        ("ioctl", (0, 0x1_0000_5412), errno.EPERM),
        ("personality", (0xFFFFFFFF,), ALLOWED),
        ("personality", (0x0040000,), errno.EPERM),
    ],
)
def test_some_calls_depend_on_an_argument(
    machine: str, call: str, arguments: tuple[int, ...], expected: object
) -> None:
    arch = ARCHITECTURES[machine]
    assert verdict(seccomp.program(machine), arch.audit, getattr(arch, call), *arguments) == expected


def test_an_unknown_architecture_has_no_filter() -> None:
    with pytest.raises(LookupError):
        seccomp.program("vax")


def test_the_kernel_takes_the_filter_and_keeps_to_it() -> None:
    """In a process of its own, since a filter stays for good."""
    arch = ARCHITECTURES[platform.machine()]
    script = (
        "import ctypes, json, sys, subprocess, threading, socket\n"
        "from grader.inside.enclosed import seccomp\n"
        "seccomp.install()\n"
        "library = ctypes.CDLL(None, use_errno=True)\n"
        "def ask(number):\n"
        "    ctypes.set_errno(0)\n"
        "    library.syscall(number, 0, 0, 0, 0, 0, 0)\n"
        "    return ctypes.get_errno()\n"
        "found = {name: ask(number) for name, number in json.loads(sys.argv[1]).items()}\n"
        "thread = threading.Thread(target=print, args=('a thread',), kwargs={'file': sys.stderr})\n"
        "thread.start(); thread.join()\n"
        "subprocess.run(['true'], check=True)\n"
        "socket.socket(socket.AF_UNIX).close(); socket.socket(socket.AF_INET).close()\n"
        "import numpy; numpy.ones((50, 50)) @ numpy.ones((50, 50))\n"
        "print(json.dumps(found))\n"
    )
    calls = json.dumps(dict(arch.forbidden))
    done = subprocess.run([sys.executable, "-c", script, calls], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert set(found) == set(arch.forbidden)
    assert {name for name, number in found.items() if number != errno.EPERM} == set()
    assert done.stderr == "a thread\n"


def test_a_call_of_another_table_ends_the_process() -> None:
    script = (
        "import ctypes\nfrom grader.inside.enclosed import seccomp\nseccomp.install()\n"
        "ctypes.CDLL(None).syscall(0x40000000 + 39)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == (-31 if platform.machine() == "x86_64" else 0)
