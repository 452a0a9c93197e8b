"""Frames out of a run: well formed whatever is sent, within their allowances, never from a forked child."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.frames import Frame, FrameReader
from grader.inside import channel as channels
from grader.inside.channel import Channel

from ..forked import forked


class Wire:
    """A channel, and what arrives at its other end."""

    def __init__(self) -> None:
        self._reader, writer = os.pipe()
        self.channel = Channel(writer)
        self._reading = FrameReader()
        self._frames: list[Frame] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def frames(self) -> list[Frame]:
        """Close the channel and return all that arrived."""
        if self._thread.is_alive():
            os.close(self.channel._descriptor)
            self._thread.join()
            os.close(self._reader)
        return self._frames

    def kinds(self) -> list[str]:
        return [frame.header["kind"] for frame in self.frames()]

    def _read(self) -> None:
        while data := os.read(self._reader, 2**16):
            self._frames += self._reading.each(data)


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.frames()


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (float("nan"), None),
        (float("inf"), None),
        (np.float32(0.5), 0.5),
        (np.int64(7), 7),
        (np.bool_(True), True),
        (np.float32("nan"), None),
        (np.array([[1, 2], [3, 4]], dtype="u1"), [[1, 2], [3, 4]]),
        ((1, {2}), [1, [2]]),
        pytest.param(10**5000, None, id="endless integer"),
        (2**62, 2**62),
        (b"\x00\xff", "AP8="),
        ({1: {"two": (3.0,)}}, {"1": {"two": [3.0]}}),
        ("lone \ud800 surrogate", "lone ? surrogate"),
        (object, "<class 'object'>"),
        (None, None),
    ],
)
def test_any_value_arrives_as_strict_json(value: Any, arrives: Any, wire: Wire) -> None:
    wire.channel.send("fact", value=value)
    assert wire.frames()[0].header == {"kind": "fact", "value": arrives}


def test_a_payload_arrives_as_it_is_however_large(wire: Wire) -> None:
    payload = os.urandom(5_000_000)
    wire.channel.send("weights", payload, model=1)
    assert wire.frames()[0].payload == payload


def test_frames_of_several_threads_do_not_mix(wire: Wire) -> None:
    def send(number: int) -> None:
        for _ in range(50):
            wire.channel.send("weights", bytes([number]) * 70_000, model=number)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(set(frame.payload) == {frame.header["model"]} for frame in wire.frames())
    assert len(wire.frames()) == 200


@pytest.mark.parametrize(
    ("kind", "allowance"), [("array", 4 * 2**20), ("figure", 4 * 2**20), ("output", 8 * 2**20)]
)
def test_what_goes_over_an_allowance_is_left_out_with_one_note(kind: str, allowance: int, wire: Wire) -> None:
    for _ in range(allowance // 2**19 + 5):
        wire.channel.send(kind, text="x" * 2**19)
    wire.channel.send("cell", cell=1, state="ok")
    sent = wire.kinds()
    assert sent.count(kind) == allowance // 2**19 - 1
    assert sent.count("note") == 1
    assert sent[-1] == "cell"


def test_the_newest_weights_of_a_model_replace_the_older_in_the_allowance(wire: Wire) -> None:
    for _ in range(4):
        wire.channel.send("weights", bytes(100 * 2**20), model=1)
    wire.channel.send("weights", bytes(100 * 2**20), model=2)
    wire.channel.send("weights", bytes(100 * 2**20), model=3)
    assert [frame.header.get("model", "note") for frame in wire.frames()] == [1, 1, 1, 1, 2, "note"]


def test_so_many_facts_and_no_more(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MOST_FACTS", 3)
    for _ in range(5):
        wire.channel.send("pick")
    assert wire.kinds() == ["pick", "pick", "pick", "note"]


def test_a_forked_child_says_nothing(wire: Wire) -> None:
    forked(wire.channel.send, "fact")
    wire.channel.send("done")
    assert wire.kinds() == ["done"]


def test_where_nobody_reads_the_process_ends() -> None:
    def speak_to_nobody() -> int:
        child = os.fork()
        if child == 0:
            reader, writer = os.pipe()
            channel = Channel(writer)
            os.close(reader)
            channel.send("fact")
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert forked(speak_to_nobody) == 74
