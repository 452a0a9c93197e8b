"""A file of the shelf is read once; whoever loads it gets arrays of their own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

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
