"""What a session told of itself so far."""

from __future__ import annotations

import numpy as np

from grader.notebook.kept import Kept


def kinds(kept: Kept) -> list[tuple[str, int]]:
    return [(frame.header["kind"], frame.header.get("number", 0)) for frame in kept.frames()]


def test_what_a_cell_did_is_forgotten_when_it_runs_again() -> None:
    kept = Kept()
    kept.begin("a")
    kept.send("array", name="x")
    kept.send("fit", number=1)
    kept.begin("b")
    kept.send("pick", number=2)
    kept.begin("a")
    kept.send("fit", number=3)
    assert kinds(kept) == [("array", 0), ("pick", 2), ("fit", 3)]


def test_cells_without_a_name_are_never_the_same() -> None:
    kept = Kept()
    for number in (1, 2):
        kept.begin(None)
        kept.send("fit", number=number)
    assert kinds(kept) == [("fit", 1), ("fit", 2)]


def test_frames_are_as_strict_as_a_sandbox_sends_them() -> None:
    kept = Kept()
    kept.send("weights", b"12", value=np.float32("nan"), whole=np.int64(3), text="ü")
    (frame,) = kept.frames()
    assert frame.header == {"kind": "weights", "value": None, "whole": 3, "text": "ü"}
    assert frame.payload == b"12"
