"""The frame protocol: what comes out of a sandbox is believed to be bytes, nothing more."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import frames
from grader.frames import MAX_HEADER, PREFIX, BrokenFrame, Frame, FrameReader, read_header, write_frame


def raw(header: bytes, payload: bytes = b"") -> bytes:
    return PREFIX.pack(len(header), len(payload)) + header + payload


def test_a_frame_survives_the_trip() -> None:
    sent = write_frame("weights", b"\x00\x01", model=3)
    assert list(FrameReader().each(sent)) == [Frame({"kind": "weights", "model": 3}, b"\x00\x01")]


@given(st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=50)), max_size=6), st.integers(1, 17))
def test_frames_arrive_whole_in_whatever_pieces(sent: list[tuple[str, bytes]], size: int) -> None:
    stream = b"".join(write_frame("x", payload, text=text) for text, payload in sent)
    reader = FrameReader()
    got = [
        frame for start in range(0, len(stream), size) for frame in reader.each(stream[start : start + size])
    ]
    assert [(frame.header["text"], frame.payload) for frame in got] == sent


BROKEN = {
    "not JSON": b"hello",
    "not UTF-8": b'{"kind": "\xff"}',
    "NaN": b'{"kind": "x", "loss": NaN}',
    "infinity": b'{"kind": "x", "loss": -Infinity}',
    "infinity spelled as a number": b'{"kind": "x", "loss": -1e999}',
    "a key twice": b'{"kind": "x", "score": 0, "score": 100}',
    "a key twice further in": b'{"kind": "x", "a": [{"b": 1, "b": 2}]}',
    "no kind": b"{}",
    "a kind that is no string": b'{"kind": 3}',
    "a list": b"[1]",
    "200,000 brackets": b'{"kind": "x", "a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "100 levels": b'{"kind": "x", "a": ' + b"[" * 100 + b"]" * 100 + b"}",
    "a number of 5000 digits": b'{"kind": "x", "a": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("header", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_header_ends_the_reading(header: bytes) -> None:
    with pytest.raises(BrokenFrame):
        list(FrameReader().each(raw(header)))


def test_a_length_over_the_cap_is_refused_before_it_is_waited_for() -> None:
    with pytest.raises(BrokenFrame, match="over the cap"):
        list(FrameReader().each(PREFIX.pack(MAX_HEADER + 1, 0)))
    with pytest.raises(BrokenFrame, match="over the cap"):
        list(FrameReader().each(PREFIX.pack(2, 2**63)))


def test_many_small_headers_together_are_capped_too() -> None:
    frame = write_frame("x")
    reader = FrameReader(most=5 * len(frame))
    with pytest.raises(BrokenFrame, match="more was reported"):
        list(reader.each(frame * 10))


def test_payloads_are_no_headers() -> None:
    frame = write_frame("x", b"0" * 100)
    assert len(list(FrameReader(most=100).each(frame * 5))) == 5


def test_half_a_frame_is_none() -> None:
    frame = write_frame("x")
    assert len(list(FrameReader().each(frame + frame[:-1]))) == 1


def test_half_a_pair_of_surrogates_becomes_a_question_mark_and_a_whole_one_stays() -> None:
    (frame,) = FrameReader().each(write_frame("note", text="a\ud800b \N{GRINNING FACE}"))
    assert frame.header["text"] == "a?b \N{GRINNING FACE}"


def test_numbers_that_are_not_finite_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_frame("x", loss=float("nan"))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_header_or_broken(data: bytes) -> None:
    try:
        header = read_header(data)
    except BrokenFrame:
        return
    assert header == json.loads(data)


def test_a_stream_that_broke_stays_broken() -> None:
    """Nobody knows where its next frame would begin."""
    reader = FrameReader()
    for data in (b"nonsense" * 9, write_frame("x"), b""):
        with pytest.raises(BrokenFrame, match="over the cap"):
            list(reader.each(data))


def test_what_came_before_a_bad_frame_counts() -> None:
    read = FrameReader().each(write_frame("x") + b"nonsense" * 9)
    assert next(read).header["kind"] == "x"
    with pytest.raises(BrokenFrame):
        next(read)


def test_frames_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MAX_FRAMES", 3)
    with pytest.raises(BrokenFrame, match="more than 3 frames"):
        list(FrameReader().each(write_frame("x") * 4))
    assert len(list(FrameReader().each(write_frame("x") * 3))) == 3
