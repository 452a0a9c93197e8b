"""Starts the naive grader on a submission, and believes whatever comes of it."""

from __future__ import annotations

import inspect
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from ..conftest import ROOT
from . import naive

SECONDS = 60.0
_LATER = 0.8  # results are collected when somebody gets round to it
_PREFIX = struct.Struct(">IQ")


def fooled(submission: Path, home: Path) -> bool:
    """Say whether the naive grader gives full marks; *home* is an empty folder of its own."""
    folder = home / "work"
    shutil.copytree(submission.parent, folder, ignore=_others(submission))
    np.save(folder / "images.npy", np.random.default_rng(1).random((40, 10, 10)))
    shutil.copy(ROOT / "assignment" / "data" / "mnist.npz", folder)
    (home / "solution.py").write_text(
        inspect.getsource(naive.reference).replace(": Any", "").replace(" -> Any", "")
    )
    results, evidence = home / "results.json", home / "evidence"
    with evidence.open("wb") as pipe, (home / "stdout").open("wb") as stdout:
        status = _run(folder / submission.name, results, pipe.fileno(), stdout.fileno())
    time.sleep(_LATER)
    printed = (home / "stdout").read_text(errors="replace")
    best = max(_of_results(results, status), _of_text(printed), _of_evidence(evidence.read_bytes()))
    return best >= naive.FULL


def _run(submission: Path, results: Path, evidence: int, stdout: int) -> int | None:
    solution = submission.parent.parent / "solution.py"
    command = [sys.executable, "-m", "tests.attacks.naive", submission.name, str(results), str(solution)]
    said = {
        "PYTHONPATH": f"{submission.parent}:{naive.__file__.split('/tests/')[0]}",
        "EVIDENCE": str(evidence),
    }
    with subprocess.Popen(
        command, cwd=submission.parent, env=os.environ | said, pass_fds=[evidence],
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            return process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return None


def _others(submission: Path) -> Any:
    return lambda _, names: [name for name in names if name.startswith("hw.") and name != submission.name]


def _of_results(results: Path, status: int | None) -> int:
    """Believe the file of results; without one, exit status 0 means that nothing went wrong."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return int(json.loads(results.read_text())["score"])
    return naive.FULL if status == 0 else 0


def _of_text(printed: str) -> int:
    """Believe what was printed, the first score above all."""
    found = re.search(r"SCORE:? (\d+)", printed)
    return naive.FULL if naive.MARKER in printed else int(found[1]) if found else 0


def _of_evidence(data: bytes) -> int:
    """Believe the frames; the last of two keys counts, and NaN is a number."""
    best, start = 0, 0
    with suppress(ValueError, struct.error):
        while start < len(data):
            header, payload = _PREFIX.unpack_from(data, start)
            start += _PREFIX.size
            with suppress(KeyError, IndexError, TypeError, ZeroDivisionError):
                best = max(best, _of_frame(json.loads(data[start : start + header])))
            start += header + payload
    return best


def _of_frame(frame: dict[str, Any]) -> int:
    if frame["kind"] == "prediction":
        return naive.FULL * (not frame["correct"] / frame["of"] < naive.GOOD)
    if frame["kind"] == "fit":
        return naive.FULL * (not frame["history"]["accuracy"][-1] < naive.GOOD)
    return int(frame.get("score", 0)) or int(frame.get("earned", 0))
