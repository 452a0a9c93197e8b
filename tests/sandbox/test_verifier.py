"""Asking the verifier: hostile data is part of the answer, failures of our own are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import numpy as np
import psutil
import pytest

from grader.errors import SandboxUnavailable
from grader.frames import write_frame
from grader.sandbox import verifier as verifying
from grader.sandbox.process import process_sandbox
from grader.sandbox.verifier import Questions, Verifier
from grader.sandbox.warm_sandbox import WarmSandbox

from .acting import Actor
from .trial import origin_of

HELLO = write_frame("hello", format=1)
REQUEST = {"model": None, "arrays": [], "feeds": [], "predictions": [], "wanted": []}


def ask(*frames: bytes, **actor: Any) -> dict[str, Any]:
    """What comes of asking an actor."""
    verifier = Verifier(Actor(*frames, **actor))
    try:
        return verifier.ask(REQUEST, b"")
    finally:
        verifier.close()


def test_a_measurement_is_answered_without_its_envelope() -> None:
    answer = ask(HELLO, write_frame("measured", number=1, rebuilt=True), ends=None)
    assert answer == {"rebuilt": True}


def test_an_exception_in_our_code_is_our_failure() -> None:
    with pytest.raises(SandboxUnavailable, match="KeyError: 'x'"):
        ask(HELLO, write_frame("failed", number=1, text="Traceback\nKeyError: 'x'"), ends=None)


@pytest.mark.parametrize(
    "answer", [write_frame("failed", number=1, text="KeyError"), b"nonsense" * 9, write_frame("measured")]
)
def test_nobody_is_asked_twice_who_failed_once(answer: bytes) -> None:
    actor = Actor(HELLO, answer, ends=None)
    verifier = Verifier(actor)
    with suppress(SandboxUnavailable):
        assert "could not be read" in verifier.ask(REQUEST, b"")["why_not"]
    assert not verifier.alive()
    assert actor.killed


def test_questions_are_handed_over_with_their_batches() -> None:
    batch = {"dtype": "|u1", "shape": [1, 2], "bytes": 2}
    frame = write_frame("questions", b"ab", number=1, batches=[batch], more=True)
    verifier = Verifier(Actor(HELLO, frame, ends=None))
    assert verifier.questions(REQUEST) == Questions([batch], b"ab", more=True)
    verifier.close()


def test_there_are_none_where_working_them_out_ended_the_process() -> None:
    assert Verifier(Actor(HELLO, ends=-11)).questions(REQUEST) == Questions((), b"", more=False)


@pytest.mark.parametrize(
    ("actor", "reason", "why"),
    [
        ({"ends": -11}, "ended the process", "crashed"),
        ({"ends": None, "memory_mb": 1e5}, "MB of memory", "resources"),
    ],
)
def test_what_the_data_did_to_the_process_is_the_answer(actor: dict[str, Any], reason: str, why: str) -> None:
    answer = ask(HELLO, **actor)
    assert answer["rebuilt"] is False
    assert reason in answer["why_not"]
    assert answer["why"] == why


def test_an_answer_that_cannot_be_read_is_no_measurement() -> None:
    answer = ask(HELLO, b"nonsense" * 9, ends=None)
    assert "could not be read" in answer["why_not"]
    assert answer["why"] == "unreadable"


def test_an_endless_measurement_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verifying.LIMITS, "seconds", 0.05)
    assert "0.05 seconds" in ask(HELLO, ends=None)["why_not"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[WarmSandbox]:
    with process_sandbox() as started:
        yield started


def measure_nothing(sandbox: WarmSandbox, mnist: str) -> dict[str, Any]:
    return sandbox.verify({**REQUEST, "pictures": [], "dataset": "mnist", "datasets": {"mnist": mnist}}, b"")


def test_one_process_answers_many_requests(sandbox: WarmSandbox, mnist_path: os.PathLike[str]) -> None:
    first = measure_nothing(sandbox, str(mnist_path))
    process = sandbox._verifiers[False]
    assert measure_nothing(sandbox, str(mnist_path)) == first
    assert sandbox._verifiers[False] is process


@pytest.mark.parametrize("dataset", ["mnist", "missing"])
def test_whether_or_not_it_could_get_ready_it_measures(mnist_path: os.PathLike[str], dataset: str) -> None:
    datasets = {"mnist": str(mnist_path)}
    job = {"tensorflow": True, "dataset": dataset, "datasets": datasets}
    request = {"model": {"id": 1, "config": "{}"}, "feeds": [], "predictions": [], "wanted": [], "draw": 1}
    request |= {"arrays": [], "pictures": [], "dataset": "mnist", "datasets": datasets}
    with process_sandbox() as sandbox:
        sandbox.prepare(job)
        process = sandbox._verifiers[True]
        sandbox.prepare(job)
        assert sandbox.verify(request, b"")["rebuilt"] is False
        assert sandbox._verifiers[True] is process


def test_nothing_gets_ready_for_what_needs_no_tensorflow(sandbox: WarmSandbox) -> None:
    sandbox.prepare({"tensorflow": False, "dataset": "mnist", "datasets": {}})
    assert True not in sandbox._verifiers


def test_after_its_end_another_one_is_asked(sandbox: WarmSandbox, mnist_path: os.PathLike[str]) -> None:
    first = measure_nothing(sandbox, str(mnist_path))
    processes = origin_of(sandbox).children(recursive=True)
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=10)
    assert measure_nothing(sandbox, str(mnist_path)) == first


def test_a_large_payload_gets_through(sandbox: WarmSandbox, mnist_path: os.PathLike[str]) -> None:
    request = {**REQUEST, "pictures": [], "dataset": "mnist", "datasets": {"mnist": str(mnist_path)}}
    assert sandbox.verify(request, np.zeros(30_000_000, "u1").tobytes())
