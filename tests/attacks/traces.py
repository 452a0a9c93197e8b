"""What an attack may have left on this machine: processes, mounts, control groups, files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from grader.sandbox.children import MARK, OURS

from ..conftest import ROOT
from .expectations import SECRET

_GROUPS = Path("/sys/fs/cgroup")


def traces() -> set[str]:
    """
    Return a line for everything of ours that is there now; after a sandbox is closed none is new.

    Of ours alone: other graders may be at work on this machine.
    """
    return {*_processes(OURS), *_mounts(), *_groups(f"{os.getpid()}-"), *_files()}


def traces_of_any() -> set[str]:
    """Return the same for every grader on this machine, such as one that we started and that was killed."""
    return {*_processes(""), *_mounts(), *_groups(""), *_files()}


@contextmanager
def planted() -> Iterator[None]:
    """
    Plant a secret in the home, among temporary files and in the environment, for everybody to read.

    The home and the folder for our own temporary files are new ones, so that nothing of others is in them.
    """
    before, temporary = dict(os.environ), tempfile.gettempdir()
    with tempfile.TemporaryDirectory(prefix="attacked-") as name:
        home = Path(name)
        home.chmod(0o755)
        (home / "tmp").mkdir()
        for folder in (home, home / "tmp"):
            (folder / "planted-secret").write_text(SECRET)
        os.environ |= {"GRADER_PLANTED": SECRET, "HOME": name}
        tempfile.tempdir = str(home / "tmp")
        try:
            yield
        finally:
            tempfile.tempdir = temporary
            os.environ.clear()
            os.environ |= before


def package() -> set[str]:
    """
    Return a line for every file that grading depends on: name, size, time of the last change.

    Compiled modules count as long as they run in sandboxes; others may be written when we first import them.
    """
    paths = (path for name in ("grader", "assignment", "reference") for path in (ROOT / name).rglob("*"))
    lasting = (path for path in paths if path.suffix != ".pyc" or "inside" in path.parts)
    return {f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in lasting if path.is_file()}


def _processes(whose: str) -> Iterator[str]:
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            marked = process.environ().get(MARK)
            if marked and marked.startswith(whose) and process.status() != psutil.STATUS_ZOMBIE:
                yield f"process {process.pid} {process.name()}"


def _mounts() -> Iterator[str]:
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        yield f"mount {line.split()[4]}"


def _groups(whose: str) -> Iterator[str]:
    for path in _GROUPS.glob(f"**/keras-grader-{whose}*"):
        yield f"control group {path}"


def _files() -> Iterator[str]:
    for folder in (Path(tempfile.gettempdir()), Path("/dev/shm")):
        for path in folder.glob("*keras-grader*"):
            yield f"file {path}"
