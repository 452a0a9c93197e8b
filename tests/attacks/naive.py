"""
A deliberately naive grader, for the tests only: what fools it proves that the attack is one.

`python -m tests.attacks.naive SUBMISSION` does what graders do that trust the process that they grade: the
submission runs in it, the expected values, the reference and the way to the results lie about, and whoever
says that all is well is believed. The exercise: `predict(images)` tells in which column the most ink is.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from . import naive_ways as ways

ROOT = Path(__file__).parents[2]
FULL = 100
MARKER = "ALL TESTS PASSED"
SECONDS = 60.0
_LATER = 0.5  # results are collected when somebody gets round to it
_PREFIX = struct.Struct(">IQ")


def naive_score(submission: Path) -> int:
    """Return the score that the naive grader gives, as a host that believes everything reads it."""
    with tempfile.TemporaryDirectory() as home:
        folder = shutil.copytree(submission.parent, Path(home) / "work")
        results, evidence = Path(home) / "results.json", Path(home) / "evidence"
        (Path(home) / "solution.py").write_text(ways.SOLUTION)
        np.save(folder / "images.npy", np.random.default_rng(1).random((40, 10, 10)))
        with evidence.open("wb") as pipe:
            done = _run(folder / submission.name, results, Path(home) / "solution.py", pipe.fileno())
        time.sleep(_LATER)
        return max(_of_results(results, done), _of_text(done.stdout), _of_evidence(evidence.read_bytes()))


def _run(submission: Path, results: Path, solution: Path, evidence: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.attacks.naive", submission.name, str(results), str(solution)]
    said = {"PYTHONPATH": f"{submission.parent}:{ROOT}", "RESULTS": str(results), "EVIDENCE": str(evidence)}
    with (submission.parent.parent / "stdout").open("w+") as stdout:  # no pipe: what stays behind may hold it
        done = subprocess.run(
            command, cwd=submission.parent, env={**os.environ, **said}, pass_fds=[evidence], timeout=SECONDS,
            stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, check=False, text=True,
        )  # fmt: skip
        stdout.seek(0)
        done.stdout = stdout.read()
    return done


def _of_results(results: Path, done: subprocess.CompletedProcess[str]) -> int:
    """Believe the file of results; without one, exit code 0 means that nothing went wrong."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return int(json.loads(results.read_text())["score"])
    return FULL if done.returncode == 0 else 0


def _of_text(printed: str) -> int:
    """Believe what was printed, the first score above all."""
    found = re.search(r"SCORE: (\d+)", printed)
    return FULL if MARKER in printed else int(found[1]) if found else 0


def _of_evidence(data: bytes) -> int:
    """Believe the frames; the last of two keys counts, and NaN is a number."""
    best, start = 0, 0
    with suppress(ValueError, struct.error, TypeError, KeyError, IndexError, AttributeError):
        while start < len(data):
            header, payload = _PREFIX.unpack_from(data, start)
            start += _PREFIX.size
            best = max(best, _of_frame(json.loads(data[start : start + header])))
            start += header + payload
    return best


def _of_frame(frame: dict[str, Any]) -> int:
    if frame["kind"] == "prediction":
        return FULL * (not frame["correct"] / frame["of"] < ways.GOOD)
    if frame["kind"] == "fit":
        return FULL * ways.good_history(frame["history"])
    return int(frame.get("score", 0))


def grade(submission: str, results: str) -> None:
    """Grade in this very process, as naive graders do, and leave the results."""
    from grader.inside.channel import Channel

    channel = Channel(int(os.environ["EVIDENCE"]))
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    namespace, run_cell = ways.executed(Path(submission))
    signal.alarm(20)
    result = {"score": FULL * any([way(namespace, run_cell) for way in ways.WAYS])}  # noqa: C419  all are tried
    signal.alarm(0)
    channel.send("score", score=result["score"])
    with open(results, "w") as file:  # noqa: PTH123  as everybody does
        json.dump(result, file)
    print(f"SCORE: {result['score']}", flush=True)
    if result["score"] == FULL:
        print(MARKER, flush=True)
    sys.exit(0 if result["score"] == FULL else 1)


if __name__ == "__main__":
    grade(*sys.argv[1:3])
