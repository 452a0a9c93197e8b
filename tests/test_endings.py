"""However a submission ends: a sentence, the right outcome and exit code, and what came before is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest

from .command import run_grader
from .courses import a_course

FIRST = "print('before')\nnumbers = [1, 2, 3]\n"


class Ending(NamedTuple):
    """A second cell, how the run must end, and words that the report must have."""

    source: str
    outcome: str
    words: str
    cells: tuple[str, ...]


ENDINGS = {
    "an endless loop": Ending(
        "while True: pass", "timed-out", "ended after 6 seconds", ("ok", "error", "not-reached")
    ),
    "exit()": Ending("exit()", "finished", "", ("ok", "ok", "ok")),
    "sys.exit in the middle": Ending("import sys; sys.exit(3)", "finished", "", ("ok", "error", "ok")),
    "os._exit(0)": Ending("import os; os._exit(0)", "crashed", "", ("ok", "error", "not-reached")),
    "a list that eats memory": Ending(
        "eaten = []\nwhile True: eaten.append(bytearray(10**7))", "out-of-memory", "memory", ("ok", "error")
    ),
    "input()": Ending("name = input('who? ')", "finished", "", ("ok", "error", "ok")),
    "an exception in the middle": Ending("1 / 0", "finished", "", ("ok", "error", "ok")),
    "a segfault": Ending("import ctypes; ctypes.string_at(0)", "crashed", "", ("ok", "error", "not-reached")),
    "kill -9 itself": Ending(
        "import os; os.kill(os.getpid(), 9)", "killed", "", ("ok", "error", "not-reached")
    ),
    "endless printing": Ending(
        "while True: print('x' * 1000)", "too-much-output", "print", ("ok", "error", "not-reached")
    ),
}
LAST = "print('after')\n"


def notebook(path: Path, *sources: str) -> Path:
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        for source in sources
    ]
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}))
    return path


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_course(tmp_path_factory.mktemp("course"), seconds=6, memory_mb=700, output_kb=64)


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_whatever_the_student_does_ends_as_a_graded_report(
    ending: Ending, course: Path, tmp_path: Path
) -> None:
    file = notebook(tmp_path / "homework.ipynb", FIRST, ending.source, LAST)
    private = tmp_path / "private"
    private.mkdir()
    words = ("check", file, "--assignment", course, "--format", "json")
    result = run_grader(*words, cwd=tmp_path, TMPDIR=str(private))
    assert result.code == 0, result.err
    report = json.loads(result.out)
    assert report["outcome"] == "graded"
    assert report["run"]["outcome"] == ending.outcome
    outcomes = tuple(cell["outcome"] for cell in report["run"]["cells"])
    assert outcomes[: len(ending.cells)] == ending.cells
    assert ending.words in " ".join(report["run"]["problems"]).lower()
    assert report["score"]["earned"] == 0
    assert not strays(private)
    assert not list(private.iterdir())


def strays(folder: Path) -> list[str]:
    """Processes that outlived the run: every one of ours knows its private folder from its environment."""
    return [" ".join(process.cmdline()) for process in psutil.process_iter() if _knows(process, folder)]


def _knows(process: psutil.Process, folder: Path) -> bool:
    try:
        return any(str(folder) in value for value in process.environ().values())
    except psutil.Error:  # gone, or somebody else's
        return False


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_grader_that_is_told_to_stop_leaves_nothing_behind(
    number: int, code: int, course: Path, tmp_path: Path
) -> None:
    """Cancelled by CI, by a closed terminal, by Ctrl-C."""
    private = tmp_path / "private"
    private.mkdir()
    name = f"here-{number}-{os.getpid()}"
    source = f"open('/proc/self/comm', 'w').write({name!r})\nimport time\ntime.sleep(60)\n"
    file = notebook(tmp_path / "homework.ipynb", source)
    words = [sys.executable, "-m", "grader", "check", str(file), "--assignment", str(course)]
    grader = subprocess.Popen(
        words, cwd=tmp_path, env={**os.environ, "TMPDIR": str(private)}, stderr=subprocess.DEVNULL
    )
    try:
        assert until(lambda: bool(named(name))), "the submission never started"
        below = psutil.Process(grader.pid).children(recursive=True)
        grader.send_signal(number)
        assert grader.wait(timeout=30) == code
    finally:
        grader.kill()
        grader.wait()
    assert below
    assert until(lambda: not any(process.is_running() for process in below)), below
    assert not named(name)
    assert not strays(private)
    assert not list(private.iterdir())


def named(name: str) -> list[psutil.Process]:
    """Return the processes that call themselves so: whatever the sandbox, that is seen from outside."""
    return [process for process in psutil.process_iter() if _name(process) == name]


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:  # gone
        return ""


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait for something to become true; say whether it did."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


REFUSED: dict[str, bytes] = {
    "homework.ipynb": b"this is not JSON",
    "empty.ipynb": b"",
    "no_cells.ipynb": b'{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": []}',
    "picture.py": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xfe",
}


@pytest.mark.parametrize(("name", "data"), REFUSED.items(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_is_not_graded_and_costs_nothing(
    name: str, data: bytes, course: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run_grader("check", tmp_path / name, "--assignment", course, "--format", "json", cwd=tmp_path)
    report = json.loads(result.out)
    assert (result.code, report["outcome"], report["run"]["outcome"]) == (3, "not graded", "refused")
    assert report["score"]["earned"] is None
    assert len(report["run"]["problems"][0]) > 20


def test_wrong_use_is_a_sentence_and_no_report(tmp_path: Path) -> None:
    (tmp_path / "homework.docx").write_bytes(b"PK")
    (tmp_path / "folder.py").mkdir()
    for name in ("missing.ipynb", "folder.py", "homework.docx"):
        result = run_grader("check", tmp_path / name, cwd=tmp_path)
        assert result.code == 2, name
        assert name in result.err
        assert "Traceback" not in result.err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.py", "homework.docx"]


ENCODED = {
    "GBK": "# -*- coding: gbk -*-\nprint('数字')\n".encode("gbk"),
    "GBK without a cookie": "print('数字识别手写数字')\n".encode("gbk"),
    "UTF-16": "print('数字')\n".encode("utf-16"),
    "UTF-8 with a mark": "\ufeffprint('数字')\n".encode(),
    "empty": b"",
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_a_module_in_another_encoding_is_read_and_run(data: bytes, course: Path, tmp_path: Path) -> None:
    (tmp_path / "homework.py").write_bytes(data)
    result = run_grader(
        "check", tmp_path / "homework.py", "--assignment", course, "--format", "json", cwd=tmp_path
    )
    report = json.loads(result.out)
    assert (result.code, report["run"]["outcome"]) == (0, "finished")
    assert {cell["outcome"] for cell in report["run"]["cells"]} <= {"ok"}
    assert {check["status"] for check in report["checks"]} == {"not-attempted"}


def test_a_notebook_of_60_mb_of_pictures_is_graded(course: Path, tmp_path: Path) -> None:
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 6_000_000}}
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [picture],
            "execution_count": 1,
            "source": "print(1)",
        }
        for _ in range(10)
    ]
    file = tmp_path / "big.ipynb"
    file.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}))
    assert file.stat().st_size > 60_000_000
    result = run_grader("check", file, "--assignment", course, "--format", "json", cwd=tmp_path)
    assert (result.code, json.loads(result.out)["run"]["outcome"]) == (0, "finished")


def test_pictures_that_are_missing_or_no_pictures_are_named(course: Path, tmp_path: Path) -> None:
    (tmp_path / "chart.png").write_text("this is text")
    file = tmp_path / "response.md"
    file.write_text("# The image\n![the image](image.png)\n\n# The histogram\n![bars](chart.png)\n")
    result = run_grader("check", file, "--assignment", course, "--format", "json", cwd=tmp_path)
    report = json.loads(result.out)
    statuses = {check["id"]: (check["status"], check["message"]) for check in report["checks"]}
    assert result.code == 0
    assert report["run"]["outcome"] == "not-run"
    assert statuses["image-figure"][0] == statuses["probability-figure"][0] == "failed"
    assert "image.png" in statuses["image-figure"][1]
    assert "chart.png" in statuses["probability-figure"][1]


def test_isolation_that_is_not_to_be_had_is_not_graded(course: Path, tmp_path: Path) -> None:
    file = notebook(tmp_path / "homework.ipynb", FIRST)
    result = run_grader(
        "check",
        file,
        "--assignment",
        course,
        "--format",
        "json",
        "--isolation",
        "sandboxed",
        cwd=tmp_path,
        PATH=str(tmp_path),
    )
    report = json.loads(result.out)
    assert (result.code, report["outcome"]) == (3, "not graded")
    assert "sandboxed" in report["run"]["problems"][0]
