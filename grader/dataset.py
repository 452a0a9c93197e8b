"""The data sets of the shelf are what the assignment says they are: every array's shape, type and SHA-256."""

from __future__ import annotations

import ast
import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from .errors import AssignmentError
from .records import Assignment, KnownArray

ARRAYS = ("x_train", "y_train", "x_test", "y_test")  #: Of every data set, named as Keras names them.
_CHUNK = 2**20
_TYPES = {"|u1": "uint8", "|i1": "int8", "|b1": "bool", "<i8": "int64", "<i4": "int32", "<f4": "float32"}


def verify_data(assignment: Assignment) -> None:
    """
    Raise AssignmentError unless every data set on the shelf holds the arrays that it has to.

    Those with recorded arrays must hold exactly these, which takes about a third of a second for MNIST;
    of the others only the names are looked at. Needs no NumPy.
    """
    for name, path in assignment.shelf.items():
        _require(path, ARRAYS)
        if name in assignment.data:
            _verify(path, assignment.data[name])


def described_arrays(path: Path) -> dict[str, KnownArray]:
    """
    Return what every array of the .npz file *path* is.

    The SHA-256 is that of the array's bytes in C order: `sha256(array.tobytes())`. Raises AssignmentError
    for a file that is no .npz of plain arrays.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {name.removesuffix(".npy"): _described(archive.open(name)) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, SyntaxError) as error:
        raise AssignmentError(path, "", f"is not a readable .npz file: {error}") from None


def unpack(path: Path, target: Path) -> None:
    """Copy the .npz file *path* to *target* uncompressed: there every submission reads it anew."""
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as unpacked:
        for name in packed.namelist():
            with packed.open(name) as source, unpacked.open(name, "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy, _CHUNK)


def _require(path: Path, names: Iterable[str]) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            found = {member.removesuffix(".npy") for member in archive.namelist()}
    except (OSError, zipfile.BadZipFile) as error:
        raise AssignmentError(path, "", f"is not a readable .npz file: {error}") from None
    for name in names:
        if name not in found:
            raise AssignmentError(path, name, f"this array is missing; a data set has {', '.join(names)}")


def _verify(path: Path, wanted: Mapping[str, KnownArray]) -> None:
    found = described_arrays(path)
    for name in wanted:
        if name not in found:
            raise AssignmentError(path, name, "this array is missing; please restore the file")
        if found[name] != wanted[name]:
            raise AssignmentError(
                path, name, "is not the array that the assignment was made for; please restore the file"
            )


def _described(file: IO[bytes]) -> KnownArray:
    """Read one .npy: a magic string, its version, the length of its header, the header, the bytes."""
    with file:
        magic = file.read(8)
        if magic[:6] != b"\x93NUMPY":
            raise ValueError("a member is not an array")
        length = int.from_bytes(file.read(2 if magic[6] == 1 else 4), "little")
        header = ast.literal_eval(file.read(length).decode("latin-1"))
        if header["fortran_order"] or "O" in header["descr"]:
            raise ValueError("an array is not stored as plain numbers in C order")
        digest = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    descr = header["descr"]
    return KnownArray(shape=header["shape"], dtype=_TYPES.get(descr, descr), sha256=digest.hexdigest())
