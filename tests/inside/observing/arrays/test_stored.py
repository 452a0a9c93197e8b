"""A file of the shelf is read once; whoever loads it gets arrays of their own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.dataset import unpack
from grader.inside.observing.arrays.stored import Lent, Stored


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    path = tmp_path / "small.npz"
    np.savez(path, x=np.arange(3), y=np.zeros(2))
    return Stored(str(path))


def test_an_array_is_read_once(stored: Stored) -> None:
    assert stored["x"] is stored["x"]
    assert (list(stored), len(stored)) == (["x", "y"], 2)


def test_what_is_lent_may_be_changed(stored: Stored) -> None:
    with Lent(stored, "mnist.npz") as file:
        file["x"][:] = 7
        mine = file["x.npy"]
        mine += 1
        assert (sorted(file.files), "y" in file, sorted(file.keys())) == (["x", "y"], True, ["x", "y"])
    file.close()
    assert stored["x"].tolist() == [0, 1, 2]


def test_what_is_not_in_the_file_is_a_key_error(stored: Stored) -> None:
    with pytest.raises(KeyError):
        Lent(stored, "mnist.npz")["z"]


def test_printed_it_looks_as_a_file_of_numpys_does(stored: Stored) -> None:
    with np.load(stored.path) as file:
        assert repr(Lent(stored, stored.path)) == repr(file)


def test_a_packed_file_gives_what_an_unpacked_one_does(tmp_path: Path) -> None:
    arrays = {
        "x": np.arange(12, dtype="u1").reshape(3, 2, 2),
        "y": np.arange(3),
        "z": np.asfortranarray(np.eye(3)),
    }
    np.savez_compressed(packed := tmp_path / "packed.npz", **arrays)
    unpack(packed, tmp_path / "open.npz")
    one, other = Stored(str(packed)), Stored(str(tmp_path / "open.npz"))
    assert list(one) == list(other)
    for name in one:
        assert np.array_equal(one[name], other[name])
        assert one[name].dtype == other[name].dtype
        assert not other[name].flags.writeable  # the file's own memory, which is everybody's
        Lent(other, "open.npz")[name][:] = 7
        assert np.array_equal(one[name], other[name])
