"""`make bench` prints both times side by side, and their ratio. How long they are is no matter for a test."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

SCRIPT = """\
from keras.datasets import mnist

(images, labels), _ = mnist.load_data()
print(images.shape)
"""


@pytest.mark.real
def test_the_benchmark_times_both_ways_and_compares_them(tmp_path: Path) -> None:
    script = tmp_path / "load.py"
    script.write_text(SCRIPT, encoding="utf-8")
    bench = ROOT / "tests" / "benchmarks" / "bench_check.py"
    command = [sys.executable, str(bench), str(script), "--runs", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    for way in ("python", "grader"):
        assert len(re.findall(rf"{way} +\d+\.\d +\d+\.\d$", done.stdout, re.MULTILINE)) == 2
    assert re.search(r"^grader / python: \d+\.\d\d of the wall time", done.stdout, re.MULTILINE)


@pytest.mark.real
def test_the_benchmark_tells_what_the_scan_costs(tmp_path: Path) -> None:
    script = tmp_path / "load.py"
    script.write_text(SCRIPT, encoding="utf-8")
    bench = ROOT / "tests" / "benchmarks" / "bench_scan.py"
    command = [sys.executable, str(bench), str(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^scan +\d+\.\d+ s +\d+\.\d %$", done.stdout, re.MULTILINE)
