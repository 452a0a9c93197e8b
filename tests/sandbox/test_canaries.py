"""Canaries: all sing on the real sandbox, and each falls silent where what it stands for is switched off."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.facts import Isolation
from grader.sandbox import Ending, canaries
from grader.sandbox.boxed import place
from grader.sandbox.canaries import kept, limits
from grader.sandbox.canaries.bait import Bait, laid
from grader.sandbox.canaries.told import ABOUT
from grader.sandbox.levels import best
from grader.sandbox.origins import Origins
from grader.sandbox.process import ProcessPlace, process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

from .weakening import Generous, Weak, shared_network, writable

SECONDS = 20.0  #: Ten, as is promised, on a machine that has something else to do besides.
UNCONFIRMED = ("enclosed/privileges.py", "    _confirm()\n", "")
WEAK: Mapping[str, Weak] = {
    "no filter of system calls": Weak(
        {"privileges", "keys", "tracing", "namespaces", "rare_calls", "foreign_calls"},
        (("enclosed/privileges.py", "seccomp.install()", "pass"), UNCONFIRMED),
    ),
    "capabilities are kept": Weak(
        {"privileges"}, (("enclosed/privileges.py", "system.drop_capabilities()", "pass"), UNCONFIRMED)
    ),
    "processes of the sandbox are seen": Weak(
        {"processes", "first_process"},
        (("enclosed/mounts.py", 'system.mount("proc", "/proc", _PLAIN | system.NO_PROGRAMS)', ""),),
    ),
    "a keeper like its child": Weak(
        {"first_process"},
        (("enclosed/enclosure.py", "privileges.hide()", "privileges.system.drop_capabilities()"),),
    ),
    "a keeper that can be interrupted": Weak(
        {"signals"}, (("keeper.py", "    signal.signal(signal.SIGINT, signal.SIG_DFL)\n", ""),)
    ),
    "descriptors stay open": Weak(
        {"descriptors"},
        (
            ("enclosed/privileges.py", "    _close_all_but(sorted(descriptors))\n", ""),
            ("keeper.py", "        news.close()\n", ""),
        ),
    ),
    "folders without a small size": Weak(
        {"room"}, (("enclosed/mounts.py", "size={mebibytes}m,", "size=3g,"),)
    ),
    "the stage is not hidden": Weak(
        {"others_files"}, (("enclosed/mounts.py", "for place in hidden:", "for place in ():"),)
    ),
    "dumps are written": Weak(
        {"core_dumps"}, (("platforms.py", '    _lower(resource, "RLIMIT_CORE", 0)\n', ""),)
    ),
    "the network is shared": Weak(
        {"network", "services"},
        (
            ("enclosed/system.py", "    | 0x40000000  # CLONE_NEWNET\n", ""),
            ("enclosed/namespaces.py", "fcntl.ioctl(anything,", "bool((anything,)) or bool("),
        ),
        words=shared_network,
    ),
    "mounts can be written": Weak({"writing"}, words=writable),
    "the home is shown": Weak({"secret_files"}, home=True),
    "variables are passed on": Weak({"secret_variables"}, unscrubbed=True),
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[WarmSandbox]:
    with best("limited") as started:
        yield started


@pytest.fixture
def bait() -> Iterator[Bait]:
    with laid() as planted:
        yield planted


def red(found: tuple[canaries.Canary, ...]) -> set[str]:
    """The keys of those that did not hold."""
    names = {about.title: key for key, about in ABOUT.items()}
    return {names[canary.name] for canary in found if not canary.held}


def test_all_is_held_here_and_soon_known() -> None:
    start = time.monotonic()
    with best("limited") as fresh:
        found = canaries.run(fresh)
    assert [canary for canary in found if not canary.held] == []
    assert {canary.name for canary in found} == {about.title for about in ABOUT.values()}
    assert all(canary.mend is None for canary in found)
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("weak", WEAK.values(), ids=WEAK.keys())
def test_a_canary_notices_what_is_switched_off(
    weak: Weak, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, public_home: Path
) -> None:
    weak.apply(monkeypatch, tmp_path, public_home)
    with laid() as planted, best("limited") as weakened:
        found = kept.run(weakened, planted)
    assert red(found) == weak.red, found
    assert all(canary.mend for canary in found if not canary.held)


@pytest.fixture
def public_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home that is neither below /tmp, of which a run has its own, nor closed to others."""
    with tempfile.TemporaryDirectory(dir="/var/tmp", prefix="canary-home-") as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setenv("HOME", folder)
        yield Path(folder)


def test_all_that_a_box_is_for_is_missed_where_there_is_none() -> None:
    with laid() as planted, WarmSandbox(Origins(ProcessPlace(Isolation(level="sandboxed")))) as unboxed:
        found = kept.run(unboxed, planted)
    wanted = {
        "secret_files",
        "writing",
        "processes",
        "signals",
        "network",
        "services",
        "privileges",
        "keys",
        "room",
    }
    assert wanted <= red(found)


def test_a_weaker_level_is_asked_only_what_it_claims() -> None:
    with process_sandbox() as weaker:
        found = canaries.run(weaker)
    assert [canary.name for canary in found if not canary.held] == []
    assert len(found) == 5


def test_a_run_that_ends_late_is_noticed(sandbox: WarmSandbox, bait: Bait) -> None:
    found = limits.wall(Generous(sandbox, seconds=limits.WALL_SECONDS + limits.LATE), bait, [])
    assert found is not None
    assert "late" in found


def test_what_is_left_behind_is_noticed_and_ended(bait: Bait) -> None:
    class Forgetful:
        """Ends runs in time, and forgets what they had started."""

        isolation = Isolation(level="sandboxed")
        left: subprocess.Popen[bytes]

        def run(self, job: Mapping[str, Any], on_frame: object) -> Ending:
            self.left = subprocess.Popen(
                [sys.executable, "-S", "-c", "input()", bait.name], stdin=subprocess.PIPE
            )
            return Ending("timed-out", 1.0, 1.0)

    forgetful = Forgetful()
    assert limits.wall(forgetful, bait, []) == "what it had started went on afterwards"
    with forgetful.left:
        assert forgetful.left.wait(10) != 0


def test_as_whom_submissions_run_is_noticed(
    sandbox: WarmSandbox, bait: Bait, monkeypatch: pytest.MonkeyPatch
) -> None:
    users: list[int] = []
    assert limits.wall(sandbox, bait, users) is None
    assert limits.user(users) is None or os.geteuid() == 0
    monkeypatch.setattr(limits, "SUPER_USER", users[0])
    assert limits.user(users) == "submissions run as the super-user"
    assert limits.user([]) is not None


def test_memory_without_a_limit_is_noticed(sandbox: WarmSandbox) -> None:
    assert "ended as finished" in str(limits.memory(Generous(sandbox, memory_mb=2048)))


def test_processes_without_a_limit_are_noticed(sandbox: WarmSandbox) -> None:
    assert "could start" in str(limits.forks(Generous(sandbox, processes=256)))


def test_printing_without_a_limit_is_noticed(sandbox: WarmSandbox) -> None:
    assert "ended as finished" in str(limits.output(Generous(sandbox, output_kb=1024)))


def test_evidence_that_is_lost_is_noticed(
    sandbox: WarmSandbox, bait: Bait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "copy_in", lambda files, folder: None)
    assert limits.round_trip(sandbox, bait) is not None


def test_every_canary_has_a_protection_that_is_switched_off_here() -> None:
    of_limits = {"round_trip", "wall", "user", "memory", "forks", "output"}
    assert set().union(*(weak.red for weak in WEAK.values())) | of_limits == set(ABOUT)


def test_a_sandbox_that_fails_is_not_one_that_holds(bait: Bait) -> None:
    class Broken:
        isolation = Isolation(level="sandboxed")

        def run(self, job: object, on_frame: object) -> Ending:
            raise OSError("no processes left")

    found = canaries.run(Broken())
    assert not any(canary.held for canary in found)
    assert all("no processes left" in canary.message or canary.name == "user" for canary in found)
