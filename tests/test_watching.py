"""Rounds of `grader check --watch`: what each says, what it writes, and that none of them ends the watch."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from grader.assignment import load_assignment
from grader.checking import Course, Request
from grader.delivery import Delivery
from grader.errors import SandboxUnavailable
from grader.evidence import load_evidence
from grader.frames import Frame
from grader.sandbox import Ending
from grader.saves import Saves
from grader.watching import KeptSandbox, Watching

from .test_grading import PretendedSandbox
from .test_saves import Clock, Enough
from .test_trainings import a_training


class Lasting(PretendedSandbox):
    """One for many runs."""

    def __init__(self, *headers: dict[str, Any]) -> None:
        super().__init__(*headers)
        self.rounds: list[Any] = []  #: Frames of the first runs, where they are others.

    def prepare(self, job: object) -> None:
        """Nothing to get ready."""

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        usual = self.frames
        self.frames = self.rounds.pop(0) if self.rounds else usual
        try:
            return super().run(job, on_frame)
        finally:
            self.frames = usual


class Failing(Lasting):
    """One that is broken."""

    def run(self, *_: object) -> Ending:
        raise SandboxUnavailable("The disk is full.")


class Watched:
    """Watches a file while *steps* happen, one after the other, each once the round before is over."""

    def __init__(self, file: Path, *steps: Callable[[], object], sandboxes: list[Any] | None = None) -> None:
        self.output = io.StringIO()
        self.started: list[Any] = []
        self._waiting = sandboxes if sandboxes is not None else [Lasting()]
        console = Console(file=self.output, width=80)
        report = file.with_name("report.html")
        delivery = Delivery(("html",), str(report), file, "student", console)
        assignment = load_assignment(None)
        course = Course(assignment, load_evidence(assignment.reference / "evidence.json"))
        request = Request(file, None, "process", file.with_name("evidence.json"), None)
        idle = [lambda: None] * 8
        clock = Clock(*[each for step in steps for each in (step, *idle)])
        with KeptSandbox(self._start) as kept, pytest.raises(Enough):
            Watching(request, delivery, course, kept, Saves(file, clock)).run()
        assert report.exists() == ("Report: " in self.output.getvalue())

    def _start(self) -> Any:
        self.started.append(self._waiting.pop(0))
        return self.started[-1]

    def lines(self, word: str) -> list[str]:
        """Return the lines that hold *word*, without their time."""
        return [line[10:] for line in self.output.getvalue().splitlines() if word in line]


@pytest.fixture
def response(tmp_path: Path) -> Path:
    path = tmp_path / "words.md"
    path.write_text("# The training images\n60000 images of 28 x 28 pixels.\n")
    return path


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "homework.py"
    path.write_text("print(1)\n")
    return path


def test_every_save_is_graded_and_what_changed_is_said(response: Path) -> None:
    wrong = "# The training images\n50000 images of 28 x 28 pixels.\n"
    watched = Watched(
        response, lambda: response.write_text(wrong + " \n"), lambda: response.write_text(wrong)
    )
    assert watched.lines("changed") == [
        "changed: train-images: passed 5/5 -> failed 0/5",
        "Nothing changed: every check gives the mark it gave before.",
    ]
    assert len(watched.lines("Graded in")) == len(watched.lines("Waiting for words.md")) == 3


def test_reports_of_ours_beside_the_file_are_no_save(response: Path) -> None:
    assert len(Watched(response).lines("Graded in")) == 1


def test_a_file_that_cannot_be_read_is_waited_on(tmp_path: Path) -> None:
    notebook = tmp_path / "homework.ipynb"
    cells = [{"cell_type": "code", "metadata": {}, "source": "print(1)", "outputs": []}]
    whole = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    notebook.write_text(whole)
    watched = Watched(
        notebook, lambda: notebook.write_text(whole[:40]), lambda: notebook.write_text(whole + "\n")
    )
    (said,) = watched.lines("Not graded: This file is not valid JSON")
    assert said
    assert watched.lines("hanged") == ["Nothing changed: every check gives the mark it gave before."]


def test_a_failure_of_ours_is_told_and_the_next_round_has_another_sandbox(module: Path) -> None:
    watched = Watched(module, lambda: module.write_text("print(12)\n"), sandboxes=[Failing(), Lasting()])
    assert "The disk is full." in watched.output.getvalue()
    assert [type(each) for each in watched.started] == [Failing, Lasting]
    assert len(watched.lines("Graded in")) == 1


def test_one_sandbox_serves_all_rounds(module: Path) -> None:
    watched = Watched(
        module, lambda: module.write_text("print(12)\n"), lambda: module.write_text("print(123)\n")
    )
    assert [len(each.jobs) for each in watched.started] == [3]


def test_a_file_beside_it_that_it_uses_is_watched_too(module: Path) -> None:
    helper = module.with_name("helper.py")
    helper.write_text("a = 1\n")
    module.write_text("import helper\n")
    watched = Watched(module, lambda: helper.write_text("a = 12\n"))
    assert len(watched.started[0].jobs) == 2


def test_trainings_go_from_one_round_to_the_next(module: Path) -> None:
    one = a_training()
    left = {"kind": "training", **one.header(), "payload": one.data()}
    sandbox = Lasting(left, {"kind": "training-used", "key": one.key})
    watched = Watched(module, lambda: module.write_text("print(12)\n"), sandboxes=[sandbox])
    assert [len(job["trainings"]) for job in sandbox.jobs] == [0, 1]
    assert sandbox.jobs[1]["payload"] == one.data()
    assert watched.lines("1 training remembered from an earlier round")


def test_a_doubt_has_everything_trained_again_in_this_round_and_in_all_others(module: Path) -> None:
    sandbox = Lasting()
    sandbox.rounds = [Lasting({"kind": "training-doubted"}).frames]
    watched = Watched(module, lambda: module.write_text("print(12)\n"), sandboxes=[sandbox])
    assert ["trainings" in job for job in sandbox.jobs] == [True, False, False]
    assert len(watched.lines("everything is trained again")) == 1
    assert len(watched.lines("Graded in")) == 2


def test_a_place_that_cannot_be_written_any_more_ends_no_watch(response: Path) -> None:
    report = response.with_name("report.html")

    def in_the_way() -> None:
        report.unlink()
        report.mkdir()
        response.write_text("other words\n")

    watched = Watched(response, in_the_way, lambda: response.write_text("yet other words\n"))
    assert len(watched.lines("cannot be written")) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "ended"])
def test_it_goes_on_until_it_is_ended_and_leaves_quietly(response: Path, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "check", response.name, "--watch"],
        cwd=response.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        seen = [_until("Waiting for", process.stdout)]
        response.write_text("nothing to see\n")
        seen.append(_until("Waiting for", process.stdout))
        process.send_signal(number)
        rest = process.stdout.read()
    assert "Report: words.report.html" in seen[0]
    assert "changed: train-images: passed 5/5 -> not-attempted 0/5" in seen[1]
    assert (rest, process.returncode) == ("", 0 if number == signal.SIGINT else 128 + number)


def _until(word: str, stream: Any) -> str:
    text = ""
    for line in stream:
        text += line
        if word in line:
            break
    return text
