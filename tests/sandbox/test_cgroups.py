"""Control groups: for real where they can be written, and both versions on folders like a machine's."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.sandbox.boxed import place
from grader.sandbox.cgroups import ROOT, Group, GroupLimits, create, sweep
from grader.sandbox.hierarchies import Hierarchy, hierarchies
from grader.sandbox.levels import best, processors

from . import machines

LIMITS = GroupLimits(memory_mb=200, processes=20, cpus=0.5)
WAIT = "import sys; sys.stdin.readline(); "
FORKS = "import os, time\nfor _ in range({}):\n    if os.fork() == 0: os.setsid(); time.sleep(60)\n"


@pytest.fixture(params=[machines.version_1, machines.version_2], ids=["version 1", "version 2"])
def machine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root: Path = request.param(tmp_path)
    machines.be_its_kernel(root, monkeypatch)
    return root


def made_on(root: Path, limits: GroupLimits = LIMITS) -> Group:
    group = create(limits, root)
    assert group is not None
    return group


def written(group: Group) -> dict[str, str]:
    files = [path for folder in group.folders() for path in folder.iterdir()]
    return {path.name: text for path in files if (text := path.read_text()) and path.name in LIMIT_FILES}


LIMIT_FILES = {
    *("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "cpu.cfs_period_us", "cpu.cfs_quota_us"),
    *("memory.max", "memory.swap.max", "memory.oom.group", "cpu.max", "pids.max"),
}


def test_all_limits_are_set(machine: Path) -> None:
    group, bytes_ = made_on(machine), str(200 * 2**20)
    expected = {
        1: {
            "memory.limit_in_bytes": bytes_,
            "memory.memsw.limit_in_bytes": bytes_,
            "pids.max": "20",
            "cpu.cfs_period_us": "100000",
            "cpu.cfs_quota_us": "50000",
        },
        2: {
            "memory.max": bytes_,
            "memory.swap.max": "0",
            "memory.oom.group": "0",
            "pids.max": "20",
            "cpu.max": "50000 100000",
        },
    }
    assert written(group) == expected[group.version]
    assert group.describe() == f"cgroup v{group.version} (memory, pids, cpu)"


def test_processors_are_limited_only_where_asked(machine: Path) -> None:
    group = made_on(machine, GroupLimits(200, 20))
    assert not [name for name in written(group) if name.startswith("cpu")]
    assert group.describe() == f"cgroup v{group.version} (memory, pids)"


def test_a_user_who_may_not_limit_processors_gets_the_other_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.be_its_kernel(machines.version_2(tmp_path, handed="memory pids"), monkeypatch)
    assert made_on(tmp_path).describe() == "cgroup v2 (memory, pids)"


def test_what_the_kernel_counts_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machines.be_its_kernel(machines.version_2(tmp_path), monkeypatch)
    group = made_on(tmp_path)
    assert (group.kills(), group.pids_hit(), group.memory_mb(), group.peak_mb()) == (0, 0, None, None)
    [folder] = group.folders()
    (folder / "memory.events").write_text("low 0\noom 4\noom_kill 3\n")
    (folder / "pids.events").write_text("max 7\n")
    (folder / "memory.current").write_text(f"{2**21}\n")
    (folder / "memory.peak").write_text(f"{2**22}\n")
    assert (group.kills(), group.pids_hit(), group.memory_mb(), group.peak_mb()) == (3, 7, 2.0, 4.0)


def test_version_2_kills_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machines.be_its_kernel(machines.version_2(tmp_path), monkeypatch)
    group = made_on(tmp_path)
    group.kill()
    [folder] = group.folders()
    assert ((folder / "cgroup.kill").read_text(), (folder / "pids.max").read_text()) == ("1", "0")


def test_members_are_killed_and_nobody_else(machine: Path) -> None:
    """Where a process has no number here the kernel says 0, which for a signal means us and all beside us."""
    group = made_on(machine)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (group.folders()[0] / "cgroup.procs").write_text(f"0\n{process.pid}\n")
    group.kill()
    assert process.wait(5) == -signal.SIGKILL


def test_a_group_is_removed(machine: Path) -> None:
    group = made_on(machine)
    group.close()
    assert not any(folder.exists() for folder in group.folders())


@pytest.mark.parametrize("handed", ["", "cpu", "memory"])
def test_a_machine_that_hands_on_too_little_has_none(handed: str, tmp_path: Path) -> None:
    assert create(LIMITS, machines.version_2(tmp_path, handed=handed)) is None


def test_a_machine_without_groups_has_none(tmp_path: Path) -> None:
    assert create(LIMITS, tmp_path) is None


def test_a_group_that_cannot_get_its_limits_is_not_left_behind(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_text

    def refuse(path: Path, *words: str, **options: str) -> int:
        if path.name == "pids.max":
            raise PermissionError
        return write(path, *words, **options)

    monkeypatch.setattr(Path, "write_text", refuse)
    assert create(LIMITS, machine) is None
    assert not list(machine.glob("**/keras-grader-*"))


def test_groups_of_a_supervisor_that_is_no_more_are_swept(machine: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folders = [folder for one in hierarchies(machine) for folder in one.places.values()]
    here = Path("/proc/self/ns/pid").stat().st_ino if Path("/proc/self/ns/pid").exists() else 0
    kept = {f"keras-grader-{os.getpid()}-{here}-ab", f"keras-grader-{gone.pid}-{here + 1}-ab"}
    for folder in folders:
        for name in (*kept, f"keras-grader-{gone.pid}-{here}-ab", f"keras-grader-{gone.pid}-ab"):
            (folder / name).mkdir(exist_ok=True)
    sweep(machine)
    left = {folder.name for folder in machine.glob("**/keras-grader-*")}
    assert left == kept | {f"keras-grader-{gone.pid}-ab"}


def test_a_group_is_named_after_who_makes_it_and_in_which_namespace(machine: Path) -> None:
    """Two graders in containers that share a tree of groups do not know each other's numbers."""
    names = {folder.name for folder in made_on(machine).folders()}
    sweep(machine)
    assert names == {folder.name for folder in machine.glob("**/keras-grader-*")}


def test_a_container_sees_a_part_of_the_hierarchy(tmp_path: Path) -> None:
    machines.version_1(tmp_path, own="/")
    mounts = (tmp_path / "proc/self/mountinfo").read_text()
    (tmp_path / "proc/self/mountinfo").write_text(mounts.replace(" / /sys", " /box\\0401 /sys"))
    (tmp_path / "proc/self/cgroup").write_text("1:memory:/box 1\n2:pids:/box 1\n3:cpu,cpuacct:/box 1\n")
    [found] = hierarchies(tmp_path)
    assert found.places["memory"] == tmp_path / "sys/fs/cgroup/memory"


def really(test: Callable[[Group], None]) -> Callable[[], None]:
    """Give *test* a group of this machine; where none can be written, see that none is made."""

    def run() -> None:
        group = create(LIMITS)
        if group is None:
            assert not any(_writable(one) for one in hierarchies(ROOT))
            return
        try:
            test(group)
        finally:
            group.close()
        assert not any(folder.exists() for folder in group.folders())

    return run


def _writable(hierarchy: Hierarchy) -> bool:
    return all(os.access(place, os.W_OK) for place in hierarchy.places.values())


def started(group: Group, source: str) -> subprocess.Popen[bytes]:
    """A program that waits until it is in the group."""
    process = subprocess.Popen([sys.executable, "-c", WAIT + source], stdin=subprocess.PIPE)
    group.add(process.pid)
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.close()
    return process


@really
def test_memory_beyond_the_limit_ends_a_process_and_is_counted(group: Group) -> None:
    process = started(group, "x = [bytearray(10**7) for _ in range(60)]")
    assert process.wait(20) == -signal.SIGKILL
    assert group.kills() == 1


@really
def test_memory_below_the_limit_does_not_and_is_measured(group: Group) -> None:
    assert started(group, "x = [bytearray(10**7) for _ in range(5)]").wait(20) == 0
    assert group.kills() == 0
    assert 45 < (group.peak_mb() or 0) < 200
    assert (group.memory_mb() or 0) < (group.peak_mb() or 0)


@really
def test_no_more_processes_are_forked_than_the_limit(group: Group) -> None:
    forks = textwrap.indent(FORKS.format(100), "    ")
    source = f"\ntry:\n{forks}except BlockingIOError: os._exit(3)"
    assert started(group, source).wait(20) == 3
    assert group.pids_hit() >= 1


@really
def test_everything_in_a_group_is_killed_within_a_second(group: Group) -> None:
    process = started(group, f"\n{FORKS.format(15)}time.sleep(60)")
    deadline = time.monotonic() + 20
    while len(set(group._members())) < 16 and time.monotonic() < deadline:
        time.sleep(0.01)
    start = time.monotonic()
    group.close()
    assert time.monotonic() - start < 1
    assert process.wait(5) == -signal.SIGKILL


@really
def test_a_fork_bomb_is_killed(group: Group) -> None:
    process = started(group, "\nimport os\nwhile True:\n    try: os.fork()\n    except OSError: pass")
    deadline = time.monotonic() + 20
    while not group.pids_hit() and time.monotonic() < deadline:
        time.sleep(0.01)
    group.close()
    assert process.wait(5) == -signal.SIGKILL


@really
def test_processors_are_shared_out(group: Group) -> None:
    """Half a processor was asked for; the kernel counts the times in which it looked after that."""
    source = (
        "\nimport time\nstart = time.monotonic()\nwhile time.process_time() < 0.5: pass\n"
        "sys.exit(time.monotonic() - start < 0.75)"
    )
    slow = started(group, source).wait(60) == 0
    if "cpu" in group.describe():
        assert slow
        assert group._count("cpu", "cpu.stat", "nr_periods") > 0


@really
def test_a_group_gets_no_more_than_its_share_of_the_processors(group: Group) -> None:
    """LIMITS gives half a processor; four processes that never rest want more."""
    busy = "end = time.monotonic() + 2\nwhile time.monotonic() < end: pass"
    waiting = "while True:\n    try: os.wait()\n    except ChildProcessError: break"
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    assert started(group, f"\nimport os, time\nos.fork(), os.fork()\n{busy}\n{waiting}").wait(20) == 0
    after, seconds = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if "cpu" in group.describe():
        assert used < 0.5 * seconds + 0.4  # a period or two, and what it used before it was in the group


def test_each_of_several_sandboxes_gets_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[GroupLimits] = []
    monkeypatch.setattr(place, "create", given.append)
    with best("limited", slots=4) as sandbox:
        sandbox._place.group({"memory_mb": 100, "processes": 10})
    assert [limits.cpus for limits in given] == [processors() / 4]
