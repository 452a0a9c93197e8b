"""Attackers and broken files cost no honest student anything, and nothing is left of any of them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from grader.batch.keeping.ledger import Ledger

from ..attacks.traces import traces_of_any
from ..conftest import ROOT
from ..courses import a_course
from .mixed import a_mixed_class, wrong

pytestmark = pytest.mark.alone

MEMORY_MB = 300.0  #: Of the supervisor, at most.


@pytest.mark.parametrize(
    "every", [pytest.param(5, id="a fifth"), pytest.param(1, id="all", marks=pytest.mark.soak)]
)
def test_a_mixed_class(every: int, tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    honest = a_mixed_class(folder, every)
    course = a_course(tmp_path / "course", seconds=90, memory_mb=3000)
    before, files = traces_of_any(), digest(folder)
    said, peak = graded(folder, out, course)
    ledger = Ledger(out / "ledger.sqlite")
    standings = {student: one.standing for student, one in ledger.judgements().items()}
    ledger.close()
    assert wrong(standings, honest, every) == [], said
    assert len(standings) == 200 // every
    assert peak < MEMORY_MB
    assert traces_of_any() <= before
    assert digest(folder) == files


def graded(folder: Path, out: Path, course: Path) -> tuple[str, float]:
    """Grade a class with the real command; return what it said, and its own peak of memory in megabytes."""
    words = ["batch", str(folder), "--out", str(out), "--assignment", str(course)]
    command = [sys.executable, "-m", "grader", *words]
    peak = 0.0
    with (
        (out.parent / "said").open("w+") as said,
        subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said) as process,
    ):
        while process.poll() is None:
            peak = max(peak, _peak_mb(process.pid))
            time.sleep(0.2)
        said.seek(0)
        return said.read(), peak


def digest(folder: Path) -> str:
    """Return a digest of all that lies in the class folder: names, kinds, sizes, times of the last change."""
    lines = [
        f"{path} {path.lstat().st_mode} {path.lstat().st_mtime_ns}" for path in sorted(folder.rglob("*"))
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _peak_mb(pid: int) -> float:
    with suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text().split()
        return int(status[status.index("VmHWM:") + 1]) / 1024 if "VmHWM:" in status else 0.0
    return 0.0
