"""The filter of system calls: simulated for both architectures, and tried on this one."""

from __future__ import annotations

import errno
import json
import platform
import signal
import struct
import subprocess
import sys

import pytest

from grader.inside.enclosed import seccomp
from grader.inside.enclosed.syscalls import ARCHITECTURES

from .bpf import ALLOWED, KILLED, verdict

NEW_USER, NEW_TASK_THREAD = 0x10000000, 0x00010000 | 0x00000100
#: What must be refused on every architecture, whatever the tables say.
REQUIRED = """
    ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd keyctl add_key request_key
    memfd_create memfd_secret shmget
    bpf userfaultfd perf_event_open io_uring_setup io_uring_enter io_uring_register fanotify_init
    mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr
    unshare setns open_by_handle_at name_to_handle_at quotactl quotactl_fd swapon swapoff acct
    kexec_load kexec_file_load init_module finit_module delete_module reboot syslog vhangup
    settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname nfsservctl lookup_dcookie
    mq_open memfd_secret
"""
ON_X86 = "iopl ioperm modify_ldt create_module query_module get_kernel_syms"


@pytest.mark.parametrize(("machine", "more"), [("x86_64", ON_X86), ("aarch64", "")])
def test_the_tables_miss_nothing(machine: str, more: str) -> None:
    assert set(f"{REQUIRED} {more}".split()) - set(ARCHITECTURES[machine].forbidden) == set()


@pytest.mark.parametrize("machine", seccomp.KNOWN)
def test_a_kernel_would_take_the_filter(machine: str) -> None:
    """It looks at the same: known instructions, jumps that stay within, an end, at most 4096 of them."""
    steps = list(struct.iter_unpack("HBBI", seccomp.program(machine)))
    assert len(steps) <= 4096
    assert steps[-1][0] == 0x06
    for place, (code, true, false, _) in enumerate(steps):
        assert code in (0x20, 0x15, 0x45, 0x06)
        assert place + 1 + max(true, false) < len(steps) or code == 0x06


@pytest.mark.parametrize("machine", seccomp.KNOWN)
def test_what_is_not_listed_is_allowed(machine: str) -> None:
    arch = ARCHITECTURES[machine]
    listed = {*arch.forbidden.values(), arch.clone3, arch.socket, arch.socketpair, arch.personality}
    others = set(range(480)) - listed
    program = seccomp.program(machine)
    assert {verdict(program, arch.audit, number) for number in others} == {ALLOWED}


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
        ("socket", (16, 3, 0), ALLOWED),
        ("socket", (16, 3, 4), errno.EPROTONOSUPPORT),
        ("socket", (16, 2, 9), errno.EPROTONOSUPPORT),
        ("socket", (16, 3, 0x1_0000_000C), errno.EPROTONOSUPPORT),
        ("socket", (2, 1, 6), ALLOWED),
        ("socket", (17,), errno.EAFNOSUPPORT),
        ("socket", (38,), errno.EAFNOSUPPORT),
        ("socket", (40,), errno.EAFNOSUPPORT),
        ("socketpair", (1,), ALLOWED),
        ("socketpair", (38,), errno.EAFNOSUPPORT),
        ("socket", (0x1_0000_0001,), ALLOWED),
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


ARGUMENTS = [
    ("clone", (NEW_USER | 17,), errno.EPERM),
    ("clone3", (0, 0), errno.ENOSYS),
    *(("socket", (family, 3, 0), errno.EAFNOSUPPORT) for family in (17, 38, 40)),  # packet, alg, vsock
    *(("socket", (16, 3, protocol), errno.EPROTONOSUPPORT) for protocol in (4, 9, 12, 15, 16)),
    ("socket", (16, 3, 0), 0),
    ("socketpair", (38, 5, 0, 0), errno.EAFNOSUPPORT),
    *(("ioctl", (0, request, 0), errno.EPERM) for request in (0x5412, 0x541C, 0x1_0000_5412)),
    ("personality", (0x40000,), errno.EPERM),
    ("personality", (0xFFFFFFFF,), 0),
]


def test_the_kernel_looks_at_arguments() -> None:
    arch = ARCHITECTURES[platform.machine()]
    calls = [(getattr(arch, name), *arguments) for name, arguments, _ in ARGUMENTS]
    script = (
        "for number, *arguments in json.loads(sys.argv[1]):\n"
        "    ctypes.set_errno(0)\n"
        "    library.syscall(number, *map(ctypes.c_long, arguments))\n"
        "    print(ctypes.get_errno(), flush=True)\n"
    )
    done = filtered(script, json.dumps(calls))
    assert [int(line) for line in done.stdout.split()] == [expected for *_, expected in ARGUMENTS]


def test_a_figure_is_drawn_by_a_program_that_was_started_under_the_filter() -> None:
    drawing = (
        "import io, matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt, numpy\n"
        "plt.plot(numpy.arange(5)); target = io.BytesIO(); plt.savefig(target)\n"
        "print(target.getvalue()[1:4].decode())"
    )
    script = "import subprocess\nsubprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
    assert filtered(script, drawing).stdout == "PNG\n"


def test_other_processes_and_sockets_talk_as_ever() -> None:
    script = (
        "import asyncio, multiprocessing, os, socket\n"
        "left, right = socket.socketpair(); left.send(b'a pair'); print(right.recv(9).decode())\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "client = socket.create_connection(server.getsockname()); print('a connection')\n"
        "with multiprocessing.get_context('fork').Pool(2) as pool: print(sum(pool.map(abs, [-1, -2])))\n"
        "print(bool(socket.if_nameindex()))\n"
        "async def begin(): return await (await asyncio.create_subprocess_exec('true')).wait()\n"
        "print(asyncio.run(begin()))\n"
    )
    assert filtered(script).stdout.splitlines() == ["a pair", "a connection", "3", "True", "0"]


def test_a_call_the_old_way_of_32_bits_ends_the_process() -> None:
    """On x86 `int 0x80` reaches the other architecture's table; kernels without that one end it as well."""
    code = bytes.fromhex("b814000000cd80c3") if platform.machine() == "x86_64" else b""
    script = (
        "import mmap\ncode = bytes.fromhex(sys.argv[1])\n"
        "if code:\n"
        "    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)\n"
        "    page.write(code)\n"
        "    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()\n"
    )
    ends = (-signal.SIGSYS, -signal.SIGSEGV) if code else (0,)
    assert filtered(script, code.hex(), check=False).returncode in ends


def filtered(script: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run *script* in a process of its own under the filter."""
    start = (
        "import ctypes, json, sys\nfrom grader.inside.enclosed import seccomp\nseccomp.install()\n"
        "library = ctypes.CDLL(None, use_errno=True)\n"
    )
    command = [sys.executable, "-c", start + script, *words]
    return subprocess.run(command, capture_output=True, text=True, check=check)


def test_a_call_of_another_table_ends_the_process() -> None:
    script = (
        "import ctypes\nfrom grader.inside.enclosed import seccomp\nseccomp.install()\n"
        "ctypes.CDLL(None).syscall(0x40000000 + 39)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == (-31 if platform.machine() == "x86_64" else 0)
