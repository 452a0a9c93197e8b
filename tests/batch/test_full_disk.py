"""A disk that is full stops a batch with a sentence; with room again it ends as if there always had been."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT
from .killing import a_class, finish, outputs

# In a mount namespace of its own, so that nothing is left of it: a disk that is full, then has room.
SCRIPT = """
set -e
mount -t tmpfs -o size={size}k tmpfs {disk}
for _ in 1 2; do
    {grader} batch {folder} --out {disk}/out --jobs 2 && code=0 || code=$?
    test $code = 3
done
mount -o remount,size=64m {disk}
{grader} batch {folder} --out {disk}/out --jobs 2 && code=0 || code=$?
cp -r {disk}/out {kept}
"""


def _sizes() -> list[object]:
    few, many = (60, 100), range(40, 200, 8)
    return [*few, *(pytest.param(size, marks=pytest.mark.soak) for size in many if size not in few)]


@pytest.mark.superuser
@pytest.mark.parametrize("size", _sizes())
def test_a_batch_outlives_a_full_disk(size: int, tmp_path: Path) -> None:
    folder = a_class(tmp_path / "class")
    finish(folder, tmp_path / "undisturbed")
    (tmp_path / "disk").mkdir()
    names = {"disk": tmp_path / "disk", "folder": folder, "kept": tmp_path / "kept", "size": size}
    script = SCRIPT.format(grader=f"{sys.executable} -m grader", **names)
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No space left" in done.stdout or "disk is full" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert outputs(tmp_path / "kept") == outputs(tmp_path / "undisturbed")
    shutil.rmtree(tmp_path / "kept")
