"""What a session told of itself so far, and what of that is out of date."""

from __future__ import annotations

import numpy as np
import pytest

from grader.notebook.kept import Kept


def kinds(kept: Kept) -> list[tuple[str, int]]:
    return [(frame.header["kind"], frame.header.get("number", 0)) for frame in kept.frames()]


def test_what_a_cell_did_is_forgotten_when_it_runs_again() -> None:
    kept = Kept()
    kept.begin("a", "")
    kept.send("array", name="x")
    kept.send("fit", number=1)
    kept.begin("b", "")
    kept.send("pick", number=2)
    kept.begin("a", "")
    kept.send("fit", number=3)
    assert kinds(kept) == [("array", 0), ("fit", 3), ("pick", 2)]


def test_cells_without_a_name_are_never_the_same() -> None:
    kept = Kept()
    for number in (1, 2):
        kept.begin(None, "")
        kept.send("fit", number=number)
    assert kinds(kept) == [("fit", 1), ("fit", 2)]
    assert kept.out_of_date() == ()


def test_frames_are_as_strict_as_a_sandbox_sends_them() -> None:
    kept = Kept()
    kept.send("weights", b"12", value=np.float32("nan"), whole=np.int64(3), text="ü")
    (frame,) = kept.frames()
    assert frame.header == {"kind": "weights", "value": None, "whole": 3, "text": "ü"}
    assert frame.payload == b"12"


def worked() -> Kept:
    """Four cells that ran in turn: a model, its training, a prediction, a figure."""
    kept = Kept()
    for number, (cell, kind) in enumerate(zip("abcd", ("model", "fit", "pick", "figure"), strict=True), 1):
        kept.begin(cell, f"source of {cell}")
        kept.send(kind, cell=number)
    return kept


@pytest.mark.parametrize(
    ("cell", "source", "kind", "old"),
    [
        ("a", "source of a", "model", (2, 3, 4)),  # another network: trained, asked and drawn was the old one
        ("b", "source of b", "fit", (3, 4)),
        ("c", "another index", "pick", (4,)),
        ("c", "source of c", "pick", ()),
        ("d", "another title", "figure", ()),
        ("a", "source of a", "note", ()),  # it made nothing new
        ("new", "x = 1", "model", ()),  # nobody knows where it stands
    ],
)
def test_what_builds_on_a_cell_that_ran_again_is_out_of_date(
    cell: str, source: str, kind: str, old: tuple[int, ...]
) -> None:
    kept = worked()
    kept.begin(cell, source)
    kept.send(kind, cell=5)
    assert kept.out_of_date() == old


def test_what_comes_before_does_not_build_on_it() -> None:
    kept = worked()
    for number, (cell, kind) in enumerate((("b", "fit"), ("c", "pick"), ("d", "figure")), 5):
        kept.begin(cell, f"another {cell}")
        kept.send(kind, cell=number)
    assert kept.out_of_date() == ()


def test_what_has_run_again_is_up_to_date() -> None:
    kept = worked()
    for number, (cell, kind) in enumerate(zip("abcd", ("model", "fit", "pick", "figure"), strict=True), 5):
        kept.begin(cell, f"source of {cell}")
        kept.send(kind, cell=number)
    assert kept.out_of_date() == ()


def test_of_weights_only_the_newest_are_kept_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    for turn in range(5):
        kept.send("weights", bytes([turn]) * 100, model=1)
        kept.send("epoch", fit=1)
    assert [frame.payload for frame in kept.frames()] == [bytes([4]) * 100]
    monkeypatch.setattr("grader.notebook.kept.MOST_BYTES", 250)
    for model in (2, 3, 4):
        kept.send("weights", b"x" * 100, model=model)
    assert [frame.header["model"] for frame in kept.frames()] == [3, 4]


def test_deeds_stand_in_the_order_of_their_cells() -> None:
    kept = worked()
    kept.begin("b", "source of b")
    kept.send("fit", cell=5, number=9)
    assert [frame.header["kind"] for frame in kept.frames()] == ["model", "fit", "pick", "figure"]
