"""The data is what the assignment says it is."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import msgspec
import numpy as np
import pytest

from grader.assignment import load_assignment
from grader.dataset import described_arrays, unpack, verify_data
from grader.errors import AssignmentError
from grader.records import Assignment, KnownArray

X = np.arange(6, dtype="uint8").reshape(2, 3)
Y = np.array([1.5, 2.5], dtype="float32")


def assignment(path: Path, **arrays: KnownArray) -> Assignment:
    return msgspec.structs.replace(load_assignment(), shelf={"small": path}, data={"small": arrays})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    np.savez_compressed(tmp_path / "small.npz", x_train=X, y_train=Y, x_test=X, y_test=Y)
    return tmp_path / "small.npz"


def test_an_array_is_described_by_shape_type_and_the_hash_of_its_bytes(path: Path) -> None:
    described = described_arrays(path)
    assert list(described) == ["x_train", "y_train", "x_test", "y_test"]
    digests = [hashlib.sha256(array.tobytes()).hexdigest() for array in (X, Y)]
    assert described["x_test"] == KnownArray(shape=(2, 3), dtype="uint8", sha256=digests[0])
    assert described["y_test"] == KnownArray(shape=(2,), dtype="float32", sha256=digests[1])


def test_the_shipped_data_is_genuine() -> None:
    shipped = load_assignment()
    assert set(shipped.data["mnist"]) == {"x_train", "y_train", "x_test", "y_test"}
    assert described_arrays(shipped.shelf["mnist"]) == shipped.data["mnist"]
    verify_data(shipped)


@pytest.mark.parametrize("change", [{"shape": (3, 2)}, {"dtype": "int8"}, {"sha256": "00"}], ids=str)
def test_another_array_is_an_error_that_names_it(change: dict[str, object], path: Path) -> None:
    known = described_arrays(path)["x_train"]
    with pytest.raises(AssignmentError, match=r"small\.npz: x_train: .*restore the file"):
        verify_data(assignment(path, x_train=msgspec.structs.replace(known, **change)))


def test_a_missing_array_is_an_error_that_names_it(path: Path) -> None:
    known = described_arrays(path)["x_train"]
    with pytest.raises(AssignmentError, match=r"small\.npz: z: this array is missing"):
        verify_data(assignment(path, x_train=known, z=known))


def test_a_data_set_without_recorded_arrays_must_have_the_four_all_the_same(tmp_path: Path) -> None:
    """Otherwise every student would pay for a file of the course."""
    np.savez_compressed(tmp_path / "small.npz", images=X)
    with pytest.raises(AssignmentError, match=r"small\.npz: x_train: this array is missing"):
        verify_data(assignment(tmp_path / "small.npz"))


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no archive", b"\x93NUMPY"])
def test_a_damaged_file_is_an_error(damage: bytes, path: Path) -> None:
    known = described_arrays(path)["x_train"]
    path.write_bytes(damage)
    with pytest.raises(AssignmentError, match=r"small\.npz: is not a readable"):
        verify_data(assignment(path, x_train=known))


def test_arrays_of_objects_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "small.npz", x=np.asfortranarray(X))
    with pytest.raises(AssignmentError, match="not stored as plain numbers in C order"):
        described_arrays(tmp_path / "small.npz")


def test_an_unpacked_copy_holds_the_same_arrays_uncompressed(path: Path, tmp_path: Path) -> None:
    unpack(path, copy := tmp_path / "copy.npz")
    assert described_arrays(copy) == described_arrays(path)
    with zipfile.ZipFile(copy) as archive:
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
