"""Asking the process of a student's graph: every word is held against what was asked."""

from __future__ import annotations

import struct
from types import MappingProxyType
from typing import Any

import pytest

from grader.exported import Graph, GraphInput
from grader.frames import write_frame
from grader.sandbox import graph as asking
from grader.sandbox.graph import GraphFailed, GraphProcess, Outputs

from .acting import Actor

GRAPH = Graph("ab", (), GraphInput((None, 4), "float32"), b"")
BATCH = {"dtype": "<f4", "shape": [2, 4], "bytes": 32}
HELLO = write_frame("hello", format=1)
READY = write_frame("carries", number=1) + write_frame("ready", number=2)
NAN = struct.pack("<f", float("nan"))


def computed(*frames: bytes, **actor: Any) -> Outputs | None:
    """What comes of asking an actor about two images."""
    process = GraphProcess(Actor(HELLO, *frames, **{"ends": None, **actor}))
    try:
        process.load(GRAPH)
        return process.compute(BATCH, memoryview(bytes(32)))
    finally:
        process.close()


def outputs(payload: bytes = bytes(24), **fields: Any) -> bytes:
    return write_frame("outputs", payload, **{"number": 3, "dtype": "<f4", "shape": [2, 3], **fields})


def test_rows_of_numbers_are_taken_as_they_are_also_where_they_are_not_finite() -> None:
    assert computed(READY, outputs(6 * NAN)) == Outputs((2, 3), 6 * NAN)


def test_a_batch_that_it_does_not_take_is_nothing() -> None:
    assert computed(READY, write_frame("refused", number=3, text="InvalidArgumentError")) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (outputs(shape=[3, 2]), "rows"),
        (outputs(shape=[2, 3, 1]), "something else"),
        (outputs(shape=[2]), "something else"),
        (outputs(shape=[2, 0]), "something else"),
        (outputs(shape=[-2, -3]), "something else"),
        (outputs(shape=[2, True]), "something else"),
        (outputs(shape="23"), "something else"),
        (outputs(shape=None), "something else"),
        (outputs(shape=[2, 2**62]), "rows"),
        (outputs(dtype="|O"), "something else"),
        (outputs(bytes(25)), "rows"),
        (write_frame("measured", number=3, accuracy={"correct": 10000, "of": 10000}), "stopped answering"),
        (write_frame("failed", number=3, text="x"), "stopped answering"),
        (b"nonsense" * 9, "could not be read"),
        (outputs(number=4), "another question"),
        (write_frame("outputs"), "another question"),
    ],
)
def test_any_other_answer_ends_the_asking(answer: bytes, reason: str) -> None:
    with pytest.raises(GraphFailed, match=reason):
        computed(READY, answer)


def test_no_more_is_read_than_any_honest_answer_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_OUTPUTS", 20)
    with pytest.raises(GraphFailed, match="more numbers than are kept"):
        computed(READY, outputs())


def test_what_does_not_load_is_no_program() -> None:
    with pytest.raises(GraphFailed, match="your own program"):
        computed(write_frame("carries", number=1) + write_frame("failed", number=2, text="NotFoundError"))


@pytest.mark.parametrize(
    ("actor", "reason"), [({"ends": -11}, "ended the process"), ({"memory_mb": 1e5}, "MB of memory")]
)
def test_what_it_did_to_its_process_is_the_reason(actor: dict[str, Any], reason: str) -> None:
    with pytest.raises(GraphFailed, match=reason):
        computed(**actor)


def test_an_endless_graph_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LIMITS", MappingProxyType({**asking.LIMITS, "seconds": 0.05}))
    with pytest.raises(GraphFailed, match=r"0\.05 seconds"):
        computed(READY)
