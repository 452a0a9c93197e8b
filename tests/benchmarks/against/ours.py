"""How we are asked to grade the same class: `grader batch`, sandbox and all."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from .homework import cells, notebook, write
from .others import Ready

_IN_WORDS = ("why-split", "relu-and-softmax", "why-ten", "loss-and-optimizer")


def batch(folder: Path, students: int, slots: int, network: str = "dense", *words: str) -> Ready:
    """Lay out a class in *folder*; grade it with so many *slots*."""
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(students):
        write(folder / "class" / f"s{number:03}.ipynb", notebook(cells(number, network)))
    command = [sys.executable, "-m", "grader", "batch", "class", "--out", "out", "--jobs", str(slots), *words]
    return Ready([command], folder, lambda: _shares(folder / "out" / "checks.csv"))


def check(folder: Path, student: int) -> Ready:
    """One notebook by `grader check`, as at the keyboard."""
    shutil.rmtree(folder, ignore_errors=True)
    write(folder / "hw.ipynb", notebook(cells(student)))
    words = ["check", "hw.ipynb", "--format", "html,json", "--output", "out"]
    return Ready([[sys.executable, "-m", "grader", *words]], folder, lambda: [_share(folder / "out")])


def _share(folder: Path) -> float:
    """Return the share of the points for code."""
    (path,) = folder.glob("*.json")
    checks = json.loads(path.read_text(encoding="utf-8"))["checks"]
    code = [one for one in checks if one["id"] not in _IN_WORDS]
    return float(sum(one["earned"] or 0 for one in code) / sum(one["points"] for one in code))


def _shares(table: Path) -> list[float]:
    """Return the shares of the points for code: in words nobody answers, nor do the others ask."""
    earned, possible = Counter[str](), Counter[str]()
    with table.open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            if row["check"] not in _IN_WORDS:
                earned[row["student"]] += float(row["earned"] or 0)
                possible[row["student"]] += float(row["points"])
    return [earned[student] / possible[student] for student in possible]
