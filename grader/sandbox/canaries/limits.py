"""The canaries of which each needs a run of its own: those of the limits, which every level claims."""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
import time
from pathlib import Path

import psutil

from .. import Sandbox
from . import trying
from .bait import Bait
from .told import Canary, told

SUPER_USER = 0
WALL_SECONDS, MEMORY_MB, PROCESSES, OUTPUT_KB = 0.5, 192, 8, 16
LATE = 2.0  #: Seconds after which an end no longer counts as one in time, on a busy machine.
_ROUND = "import hashlib\nprint(hashlib.sha256(open('carried.txt', 'rb').read()).hexdigest())"
_WALL = """\
import signal, subprocess, sys, time
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
program = [sys.executable, "-S", "-c", "import time; time.sleep(60)", {name!r}]
subprocess.Popen(program, start_new_session=True)
print("started", flush=True)
while True:
    time.sleep(60)
"""
_MEMORY = """\
import time
kept = [bytearray(b"x" * 2**20) for _ in range({most})]
time.sleep(1)
print("kept", len(kept))
"""
_FORKS = """\
import subprocess, sys, time
program = [sys.executable, "-S", "-c", "import time; time.sleep(20)"]
kept = [subprocess.Popen(program) for _ in range({most})]
time.sleep(0.5)
print("started", len(kept))
"""
_OUTPUT = """\
for _ in range({most}):
    print("x" * 1023)
print("printed")
"""


def run(sandbox: Sandbox, bait: Bait) -> tuple[Canary, ...]:
    """Try all of them out."""
    users: list[int] = []
    return (
        told("round_trip", trying.guarded(lambda: round_trip(sandbox, bait))),
        told("wall", trying.guarded(lambda: wall(sandbox, bait, users))),
        *([] if sandbox.isolation.level == "process" else [told("user", user(users))]),
        told("memory", trying.guarded(lambda: memory(sandbox))),
        told("forks", trying.guarded(lambda: forks(sandbox))),
        told("output", trying.guarded(lambda: output(sandbox))),
    )


def round_trip(sandbox: Sandbox, bait: Bait) -> str | None:
    """Carry a file in, and what was worked out from it back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "carried.txt"
        path.write_text(bait.name, encoding="ascii")
        tried = trying.run(sandbox, _ROUND, "1 / 0", "print('after')", files={path.name: path})
    wanted = f"{hashlib.sha256(bait.name.encode()).hexdigest()}\nafter\n"
    outcomes, kinds = tried.outcomes(), [one["kind"] for one in tried.headers]
    if tried.printed() != wanted:
        return "what a run printed was not what came out"
    if outcomes != ["ok", "error", "ok"] or tried.ending.outcome != "finished":
        return f"its cells went otherwise than they had to ({', '.join(outcomes)}; {tried.ending.outcome})"
    if (kinds[0], kinds[-1]) != ("hello", "done"):
        return "its frames did not begin with hello and end with done"
    versions = [one["python"] for one in tried.headers if one["kind"] == "environment"]
    return None if versions == [platform.python_version()] else "it ran in another Python"


def wall(sandbox: Sandbox, bait: Bait, users: list[int]) -> str | None:
    """Never end, and start something that would stay; *users* is told as whom that runs."""

    def look(kind: str) -> None:
        if kind == "output":
            users.extend(_user(process) for process in _named(bait.name))

    start = time.monotonic()
    tried = trying.run(sandbox, _WALL.format(name=bait.name), meanwhile=look, seconds=WALL_SECONDS)
    late = time.monotonic() - start - WALL_SECONDS
    left = list(_named(bait.name))
    for process in left:
        process.kill()
    if tried.ending.outcome != "timed-out":
        return f"a run without end ended as {tried.ending.outcome}, not by the clock"
    if left:
        return "what it had started went on afterwards"
    return f"it was ended {late:.1f} seconds late" if late > LATE else None


def user(users: list[int]) -> str | None:
    """Judge the user numbers that were seen from outside."""
    if not users:
        return "it was not seen as whom submissions run"
    return "submissions run as the super-user" if SUPER_USER in users else None


def memory(sandbox: Sandbox) -> str | None:
    """Ask for three times the limit."""
    tried = trying.run(sandbox, _MEMORY.format(most=3 * MEMORY_MB), memory_mb=MEMORY_MB)
    if "kept" not in tried.printed() and tried.ending.outcome == "out-of-memory":
        return None
    return f"a run that used {3 * MEMORY_MB} MB of {MEMORY_MB} ended as {tried.ending.outcome}"


def forks(sandbox: Sandbox) -> str | None:
    """Start five times as many processes as the limit allows."""
    tried = trying.run(sandbox, _FORKS.format(most=5 * PROCESSES), processes=PROCESSES)
    if "started" in tried.printed():
        return f"a run could start {5 * PROCESSES} processes where {PROCESSES} are allowed"
    if tried.ending.outcome == "killed" or "BlockingIOError" in tried.errors():
        return None
    return f"a run that started many processes ended as {tried.ending.outcome}, for another reason"


def output(sandbox: Sandbox) -> str | None:
    """Print two hundred times the limit."""
    tried = trying.run(sandbox, _OUTPUT.format(most=200 * OUTPUT_KB), output_kb=OUTPUT_KB)
    if tried.ending.outcome != "too-much-output":
        return f"a run that printed {200 * OUTPUT_KB} KB ended as {tried.ending.outcome}"
    return "far more of it was kept" if len(tried.printed()) > 2 * OUTPUT_KB * 1024 else None


def _named(name: str) -> list[psutil.Process]:
    """Return the processes that have *name* among their arguments, this one aside."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and name in process.cmdline():
                found.append(process)
        except psutil.Error:
            continue
    return found


def _user(process: psutil.Process) -> int:
    return int(process.uids().real) if hasattr(process, "uids") else -1
