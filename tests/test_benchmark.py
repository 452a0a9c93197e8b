"""`make bench` prints both times side by side, and their ratio. How long they are is no matter for a test."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.evidence import load_evidence

from .benchmarks.against.__main__ import Line, _table
from .benchmarks.against.homework import CHECKS, cells, notebook
from .benchmarks.against.many import rest, share
from .benchmarks.against.watching import Cost
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
    command = [sys.executable, "-m", "tests.benchmarks.bench_check", str(script), "--runs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
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


@pytest.mark.parametrize("network", ["dense", "convolutional"])
def test_the_homework_is_a_notebook_whose_checks_hold_of_it(network: str) -> None:
    nbformat.validate(nbformat.reads(notebook(cells(3, network)), as_version=4))
    program = "\n".join([*cells(3, network), *CHECKS.values()])
    compile(program, "homework", "exec")
    assert "predictions[3]" in program
    assert cells(3, network) != cells(4, network)


def test_what_is_said_of_larger_classes_is_the_line_through_two_small_ones() -> None:
    found = share((4, 20.0), (20, 68.0))
    assert (found.start, found.each) == (pytest.approx(8.0), pytest.approx(3.0))


def test_keeping_and_judging_a_larger_class_is_done_for_real(tmp_path: Path) -> None:
    evidence = load_evidence(ROOT / "reference" / "evidence.json")
    assert rest(tmp_path / "class", [evidence], 3) > 0
    assert len(list((tmp_path / "class" / "reports").glob("*.html"))) == 3
    assert (tmp_path / "class" / "grades.csv").read_text().count('"hw.ipynb"') == 3


def test_the_table_says_what_a_hand_in_costs_and_how_many_times_as_many_that_makes() -> None:
    lines = [
        Line("grader, 2 slots", "dense", 20, Cost(80.0, 120.0, 2000.0), 20),
        Line("nbgrader", "dense", 4, Cost(160.0, 180.0, 1500.0), 4),
        Line("plain script", "convolutional", 2, Cost(100.0, 110.0, 900.0), 2),
    ]
    table = _table(lines, rate=1e11)
    assert "| grader, 2 slots | dense | 20 | 4.0 | 6.0 | 2000 | 20 of 20 |" in table
    assert (
        "20 in grader, 2 slots, dense: throughput 10.0 times nbgrader's, which take one after the other."
        in table
    )
    assert "20 dense hand-ins in 2 slots: 3.3 times that floor." in table
    assert "100 GFLOP/s" in table
    assert "dense 1.2 s" in table
