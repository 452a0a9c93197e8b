"""What the supervisor keeps of trainings while a file is watched: only what is in shape, and only so much."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader import trainings as keeping
from grader.evidence import Collector
from grader.frames import BrokenFrame, Frame
from grader.inside.remembering import stored
from grader.inside.remembering.stored import Training, brought
from grader.trainings import Trainings

KEY = "ab" * 32


def a_training(key: str = KEY, **changes: Any) -> Training:
    fields: dict[str, Any] = {
        "key": key,
        "after": "cd" * 32,
        "way": "loop",
        "names": ("accuracy", "loss"),
        "calls": ((0, 3, True), (4, 5, True), (0, 1, False)),
        "arrays": (np.arange(6, dtype="<f4").reshape(2, 3), np.zeros((3, 2), "<f4"), np.zeros((), "<i8")),
    }
    return Training(**fields | changes)


def a_frame(training: Training, **changes: Any) -> Frame:
    return Frame({"kind": "training", **training.header(), **changes}, training.data())


def kept(trainings: Trainings) -> list[str]:
    return [header["key"] for header in trainings.begin()["trainings"]]


def test_what_one_run_leaves_the_next_one_gets() -> None:
    trainings, one = Trainings(), a_training()
    assert trainings.begin() == {"trainings": [], "payload": b""}
    assert trainings.take(a_frame(one))
    assert trainings.take(a_frame(a_training("00" * 32)))
    job = trainings.begin()
    first, second = brought(job["trainings"], job["payload"])
    assert (first.header(), first.data()) == (one.header(), one.data())
    assert (second.key, second.data()) == ("00" * 32, one.data())


def test_other_frames_are_for_others() -> None:
    assert not Trainings().take(Frame({"kind": "cell"}, b""))


def test_outside_of_a_watch_nobody_takes_any() -> None:
    with pytest.raises(BrokenFrame, match="payload"):
        Collector((1,)).add(a_frame(a_training()))
    with pytest.raises(BrokenFrame, match="nobody knows"):
        Collector((1,)).add(Frame({"kind": "training-used", "key": KEY}, b""))


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "../secret"},
        {"key": KEY.upper()},
        {"after": 3},
        {"way": "stock"},
        {"names": [""]},
        {"names": ["loss"] * 65},
        {"calls": [[0, 1]]},
        {"calls": [[-1, 1, True]]},
        {"calls": [[0, 1, True]] * 10_001},
        {"arrays": []},
        {"arrays": [{"dtype": "<f4", "shape": [2, 3]}]},
        {"arrays": [{"dtype": "|O8", "shape": [5]}]},
        {"arrays": [{"dtype": "<f4", "shape": [2**40, 2**40]}]},
        {"arrays": [{"dtype": "<f4", "shape": [-1, -14]}]},
        {"arrays": [{"dtype": "<f4", "shape": [1] * 9}]},
        {"arrays": [{"dtype": "|u1", "shape": [0]}] * 2_001},
        {"more": 1},
        {"kind": "training-or-so"},
        {"kind": "training-used"},
        {"kind": "training-doubted", "key": KEY},
    ],
)
def test_what_is_out_of_shape_breaks(changes: dict[str, Any]) -> None:
    trainings = Trainings()
    with pytest.raises(BrokenFrame):
        trainings.take(a_frame(a_training(), **changes))
    assert kept(trainings) == []


def test_the_oldest_unused_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    trainings, keys = Trainings(), [f"{number:064x}" for number in range(3)]
    for key in keys[:2]:
        trainings.take(a_frame(a_training(key)))
    trainings.begin()
    trainings.take(Frame({"kind": "training-used", "key": keys[0]}, b""))
    trainings.take(a_frame(a_training(keys[2])))
    assert trainings.used == 1
    assert kept(trainings) == [keys[0], keys[2]]
    assert trainings.used == 0


def test_only_so_many_bytes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_BYTES", 2 * len(a_training().data()))
    trainings, keys = Trainings(), [f"{number:064x}" for number in range(3)]
    for key in keys:
        trainings.take(a_frame(a_training(key)))
    assert kept(trainings) == keys[1:]


def test_a_training_that_was_not_brought_is_none_that_was_used() -> None:
    trainings = Trainings()
    trainings.take(Frame({"kind": "training-used", "key": KEY}, b""))
    assert (trainings.used, trainings.doubted) == (0, False)


def test_a_doubt_is_one_of_its_round() -> None:
    trainings = Trainings()
    trainings.take(Frame({"kind": "training-doubted"}, b""))
    assert trainings.doubted
    trainings.begin()
    assert not trainings.doubted


def test_whatever_may_travel_is_taken() -> None:
    most = a_training(
        names=tuple(f"{number}".rjust(stored.LONGEST, "m") for number in range(stored.MOST_NAMES)),
        calls=((0, 1, True),) * stored.MOST_CALLS,
        arrays=(np.zeros((1,) * stored.DEEPEST, "|u1"),) * stored.MOST_ARRAYS,
    )
    assert most.may_travel()
    assert Trainings().take(a_frame(most))


@pytest.mark.parametrize(
    ("shape", "data"),
    [([2], b"1234"), ([-1], b"12345678"), ([2.0], b"12345678"), ([2**62, 2**62], b"12345678")],
)
def test_bytes_that_are_not_the_arrays_are_no_training(shape: list[Any], data: bytes) -> None:
    header = {**a_training().header(), "arrays": [{"dtype": "<f4", "shape": shape}]}
    assert list(brought([header], data)) == []


def test_types_that_are_no_numbers_are_no_training() -> None:
    for dtype in ("|O8", ">f4", "<U4", "nonsense", None):
        header = {**a_training().header(), "arrays": [{"dtype": dtype, "shape": [1]}]}
        assert list(brought([header], bytes(16))) == []
